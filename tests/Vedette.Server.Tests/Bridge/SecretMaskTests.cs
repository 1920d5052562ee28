using Vedette.Server.Bridge;

namespace Vedette.Server.Tests.Bridge;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("app --token s3 --port 80", "app --token *** --port 80")]
    [InlineData("app --db-password=s3", "app --db-password=***")]
    [InlineData("curl https://u:s3@host/x?y", "curl https://***@host/x?y")]
    [InlineData("curl -H Authorization: Bearer s3", "curl -H Authorization: *** ***")]
    [InlineData("AWS_SECRET_ACCESS_KEY=s3 run", "AWS_SECRET_ACCESS_KEY=*** run")]
    [InlineData("run sk-s3", "run ***")]
    [InlineData("run --header=sk-s3", "run --header=***")]
    [InlineData("nginx -g daemon off;", "nginx -g daemon off;")]
    [InlineData("https://", "https://")]
    [InlineData("a://@", "a://***@")]
    public void A_secret_is_masked_and_the_rest_stays(string line, string shown) => Assert.Equal(shown, string.Join(' ', SecretMask.CommandLine(line.Split(' '))));

    [Fact]
    public void Of_an_environment_names_remain() => Assert.Equal(["A", "B", ""], SecretMask.Names(["A=1=2", "B", "=x"]));
}
