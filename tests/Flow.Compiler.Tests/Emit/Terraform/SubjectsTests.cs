using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

public class SubjectsTests
{
    [Theory]
    [InlineData("aws_vpc", "network")]
    [InlineData("aws_route", "network")]
    [InlineData("aws_route_table_association", "network")]
    [InlineData("aws_route53_record", "dns")]
    [InlineData("aws_db_instance", "database")]
    [InlineData("aws_s3_bucket_versioning", "storage")]
    [InlineData("aws_ssm_parameter", "secrets")]
    [InlineData("aws_cloudwatch_metric_alarm", "monitoring")]
    [InlineData("aws_caller_identity", "main")]
    [InlineData("random_id", "main")]
    public void A_resource_stands_in_the_file_of_its_subject(string type, string file) => Assert.Equal(file, Subjects.Of(type));
}
