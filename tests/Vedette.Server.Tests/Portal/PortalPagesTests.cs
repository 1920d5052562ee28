using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Vedette.Server.Tests.Portal;

/// <summary>What the server answers for the portal's files and pages, over a real socket.</summary>
public sealed partial class PortalPagesTests : IAsyncLifetime
{
    private readonly SmallPortal _portal = new();
    private ControlServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ControlServer.StartWholeAsync(_portal.Folder);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _portal.Dispose();
    }

    private async Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null, Action<HttpRequestHeaders>? with = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        with?.Invoke(request.Headers);
        return await _server.Http.SendAsync(request, ControlServer.Stop);
    }

    private static Task<string> TextAsync(HttpResponseMessage reply) => reply.Content.ReadAsStringAsync(ControlServer.Stop);

    [GeneratedRegex("nonce=\"([^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NonceOfPage { get; }

    [Theory]
    [InlineData("/")]
    [InlineData("/hosts")]
    [InlineData("/hosts/7?from=now-5m")]
    [InlineData("/agents")]
    [InlineData("/a/page/that/nobody/made")]
    public async Task A_page_has_a_nonce_that_is_its_own_and_a_policy_that_names_it(string path)
    {
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 3; i++)
        {
            HttpResponseMessage reply = await AskAsync(path, with: headers => headers.Accept.ParseAdd("text/html"));
            string nonce = NonceOfPage.Match(await TextAsync(reply)).Groups[1].Value;

            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            Assert.Equal("text/html", reply.Content.Headers.ContentType?.MediaType);
            Assert.True(Convert.FromBase64String(nonce).Length >= 16);
            string policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains($"style-src 'self' 'nonce-{nonce}'", policy, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(reply.Headers.CacheControl!.NoCache);
            Assert.Null(reply.Headers.ETag);
            Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
            nonces.Add(nonce);
        }

        Assert.Equal(3, nonces.Count);
    }

    [Fact]
    public async Task A_named_asset_may_be_kept_for_ever_and_is_not_sent_twice()
    {
        HttpResponseMessage first = await AskAsync(SmallPortal.Script);
        string tag = first.Headers.ETag!.Tag;

        Assert.Equal(SmallPortal.ScriptText, await TextAsync(first));
        Assert.Equal("text/javascript", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(first.Headers.NonValidated["Cache-Control"]));
        foreach (string known in new[] { tag, $"W/{tag}", $"\"other\", {tag}" })
        {
            HttpResponseMessage again = await AskAsync(SmallPortal.Script, with: headers => headers.TryAddWithoutValidation("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag!.Tag);
            Assert.Empty(await TextAsync(again));
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(SmallPortal.Script, with: headers => headers.IfNoneMatch.ParseAdd("\"other\""))).StatusCode);
    }

    [Fact]
    public async Task A_file_whose_name_stays_when_it_changes_is_asked_for_again()
    {
        HttpResponseMessage reply = await AskAsync("/favicon-unknown.svg");

        Assert.True(reply.Headers.CacheControl!.NoCache);
        Assert.NotNull(reply.Headers.ETag);
        Assert.Equal("image/svg+xml", reply.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_file_comes_compressed_to_whom_understands_it_and_only_to_them()
    {
        HttpResponseMessage small = await AskAsync(SmallPortal.Script, with: headers => headers.AcceptEncoding.ParseAdd("gzip, br"));
        HttpResponseMessage plain = await AskAsync(SmallPortal.Script, with: headers => headers.AcceptEncoding.ParseAdd("gzip, br;q=0"));

        Assert.Equal(["br"], small.Content.Headers.ContentEncoding);
        Assert.True(small.Content.Headers.ContentLength < SmallPortal.ScriptText.Length / 2);
        Assert.Contains("Accept-Encoding", small.Headers.Vary);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", plain.Headers.Vary);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(SmallPortal.Script)]
    public async Task Head_tells_the_same_without_the_body(string path)
    {
        HttpResponseMessage get = await AskAsync(path);
        HttpResponseMessage head = await AskAsync(path, HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await TextAsync(head));
        Assert.Equal(path == SmallPortal.Script ? SmallPortal.ScriptText.Length : 0, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/assets/index-old.js", 404)]
    [InlineData("/robots.txt", 404)]
    [InlineData("/api", 404)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/API/nothing", 404)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v2/agents", 404)]
    [InlineData("/ws", 404)]
    [InlineData("/write", 405)]
    [InlineData("/query", 405)]
    [InlineData("/metrics", 404)]
    [InlineData("/openapi", 404)]
    [InlineData("/agent/register", 405)]
    [InlineData("/v1/agents/register", 405)]
    [InlineData("/api/auth/login", 405)]
    [InlineData("/api/enrolment-tokens", 405)]
    public async Task An_address_of_programs_or_a_missing_file_is_an_error_in_json_and_not_the_page(string path, int status)
    {
        HttpResponseMessage reply = await AskAsync(path, with: headers => headers.Accept.ParseAdd("text/html,*/*;q=0.8"));

        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal("application/json", reply.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("root", await TextAsync(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_asks_for_no_page_gets_none()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/hosts", with: headers => headers.Accept.ParseAdd("application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/hosts", HttpMethod.Post)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/index.html")).StatusCode);
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/assets/../.built-from")]
    [InlineData("/.built-from")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/%2e%2e%2fsecret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("/assets/..%252f..%252fsecret.txt")]
    [InlineData("/%252e%252e/secret.txt")]
    [InlineData("/....//secret.txt")]
    [InlineData("/..;/secret.txt")]
    [InlineData("/%c0%ae%c0%ae/secret.txt")]
    [InlineData("/secret.txt%00.js")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/file:///etc/passwd")]
    [InlineData("http://127.0.0.1/../secret.txt")]
    public async Task No_written_path_reaches_a_file_outside_the_table(string target)
    {
        string reply = await RawAsync($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 ", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallPortal.Secret, reply, StringComparison.Ordinal);
        Assert.DoesNotContain("root:x:", reply, StringComparison.Ordinal);
        int status = int.Parse(reply.AsSpan(9, 3), CultureInfo.InvariantCulture);
        Assert.True(status is 400 or 404 || reply.Contains("<div id=\"root\">", StringComparison.Ordinal), reply);
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Http.BaseAddress!.Port, ControlServer.Stop);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), ControlServer.Stop);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(ControlServer.Stop);
    }

    [Fact]
    public async Task A_server_without_a_portal_says_how_to_build_it_and_its_api_works()
    {
        await using ControlServer bare = await ControlServer.StartWholeAsync();

        HttpResponseMessage page = await bare.Http.GetAsync("/", ControlServer.Stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("./vedette up", await TextAsync(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bare.Http.GetAsync("/api/setup", ControlServer.Stop)).StatusCode);
    }
}
