namespace Flow.Compiler.Emit.Terraform;

/// <summary>Which file a resource stands in: one for each subject that people look for.</summary>
internal static class Subjects
{
    private const string Other = "main";

    // By the words of a type behind its provider, the longest first; a type that is in no list stands in the main file.
    private static readonly Dictionary<string, string> Known = new (string Subject, string Words)[]
    {
        ("network", "vpc subnet route internet_gateway nat_gateway eip security_group network flow_log egress default_security_group default_vpc default_subnet default_route_table default_network_acl "
            + "ec2_transit_gateway ec2_managed_prefix_list vpn customer_gateway dx availability_zone availability_zones main_route_table_association"),
        ("dns", "route53 route53domains acm cloudfront"),
        ("database", "db rds dynamodb elasticache docdb neptune redshift memorydb dax opensearch"),
        ("storage", "s3 efs fsx ebs backup glacier"),
        ("messaging", "sqs sns mq msk kinesis scheduler pipes sfn"),
        ("access", "iam iam_openid_connect cognito"),
        ("secrets", "secretsmanager kms ssm_parameter"),
        ("compute", "ecs ecr eks instance launch autoscaling appautoscaling lambda lb alb batch apprunner ami key_pair elb"),
        ("monitoring", "cloudwatch xray synthetics budgets applicationinsights fis resiliencehub"),
    }.SelectMany(static s => s.Words.Split(' '), static (s, word) => (Word: word, s.Subject)).ToDictionary(static p => p.Word, static p => p.Subject, StringComparer.Ordinal);

    /// <summary>The name of the file, without its ending, for a type such as <c>aws_db_instance</c>.</summary>
    public static string Of(string type)
    {
        var words = type.Split('_')[1..];
        return Enumerable.Range(0, words.Length)
            .Select(left => Known.GetValueOrDefault(string.Join('_', words[..^left])))
            .FirstOrDefault(static subject => subject is not null) ?? Other;
    }
}
