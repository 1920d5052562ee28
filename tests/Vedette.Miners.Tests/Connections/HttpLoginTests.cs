using Vedette.Miners.Connections;

namespace Vedette.Miners.Tests.Connections;

/// <summary>The examples of RFC 7616, section 3.9.1, and what devices leave out.</summary>
public sealed class HttpLoginTests
{
    private const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    private static readonly DeviceLogin Mufasa = new("Mufasa", "Circle of Life");

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Digest_is_as_in_its_standard(string algorithm, string response)
    {
        string challenge = $"Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, nonce=\"{Nonce}\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        string? answer = HttpLogin.Answer(challenge, new WebRequest("/dir/index.html"), Mufasa, ClientNonce);
        Assert.NotNull(answer);
        Assert.Contains($"response=\"{response}\"", answer, StringComparison.Ordinal);
        Assert.Contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_of_the_first_kind_has_no_quality()
    {
        string? answer = HttpLogin.Answer("Digest realm=\"antMiner Configuration\", nonce=\"1\"", new WebRequest("/x"), new DeviceLogin("root", "root"), ClientNonce);
        Assert.NotNull(answer);
        Assert.DoesNotContain("qop", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("algorithm", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic realm=\"antMiner Configuration\"")]
    [InlineData("basic")]
    [InlineData("Negotiate")]
    [InlineData("Digest realm=\"x\", nonce=\"y\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"")]
    [InlineData("")]
    public void Another_scheme_gets_no_answer(string challenge) => Assert.Null(HttpLogin.Answer(challenge, new WebRequest("/"), Mufasa, ClientNonce));
}
