using Vedette.Server.Bridge;

namespace Vedette.Server.Tests.Bridge;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("app|--token|s3cret77|--port|80", "app|--token|***|--port|80")]
    [InlineData("app|--db-password=s3cret77", "app|--db-password=***")]
    [InlineData("curl|https://u:s3cret77@host/x?y", "curl|https://u:***@host/x?y")]
    [InlineData("curl|-H|Authorization: Bearer s3cret77", "curl|-H|Authorization: Bearer ***")]
    [InlineData("mysql|-ps3cret77", "mysql|-p***")]
    [InlineData("sh|-c|PGPASSWORD=s3cret77 psql", "sh|-c|PGPASSWORD=*** psql")]
    [InlineData("nginx|-g|daemon off;", "nginx|-g|daemon off;")]
    public void A_secret_is_masked_and_the_rest_stays(string line, string shown) => Assert.Equal(shown, string.Join('|', SecretMask.CommandLine(line.Split('|'))));

    [Theory]
    [InlineData("app --token s3cret77 --port 80", "app --token *** --port 80")]
    [InlineData("curl -H Authorization: Bearer s3cret77", "s3cret77")]
    [InlineData("curl -u ada:s3cret77 https://u:s3cret77@host/", "s3cret77")]
    [InlineData("nginx: worker process", "nginx: worker process")]
    public void A_line_of_ps_is_masked_too(string line, string shownOrHidden)
    {
        string masked = string.Join(' ', SecretMask.CommandLine(line));
        Assert.DoesNotContain("s3cret77", masked, StringComparison.Ordinal);
        Assert.True(shownOrHidden == "s3cret77" || shownOrHidden == masked, masked);
    }

    [Fact]
    public void Of_an_environment_names_remain() => Assert.Equal(["A", "B", ""], SecretMask.Names(["A=1=2", "B", "=x"]));
}
