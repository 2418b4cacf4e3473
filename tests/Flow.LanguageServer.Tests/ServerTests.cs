namespace Flow.LanguageServer.Tests;

public class ServerTests
{
    [Fact]
    public void The_server_has_a_name_that_editors_show() => Assert.Equal("flow", LanguageServer.Name);
}
