using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Vedette.Server.Tests.Security;

namespace Vedette.Server.Tests.Errors;

public sealed class HostileBodyTests
{
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, byte[] body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);

        // A body that is refused by its length is not sent: the server would close in the middle of it.
        request.Headers.ExpectContinue = body.Length > 64 * 1024;
        return await client.SendAsync(request, ControlServer.Stop);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static TheoryData<string, byte[]> BrokenBodies => new()
    {
        { "empty", [] },
        { "cut short", Utf8("{\"name\":") },
        { "not an object", Utf8("[1,2]") },
        { "null", Utf8("null") },
        { "bad UTF-8", [(byte)'{', (byte)'"', (byte)'n', (byte)'a', (byte)'m', (byte)'e', (byte)'"', (byte)':', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'] },
        { "lone surrogate", Utf8("{\"name\":\"\\ud800\"}") },
        { "wrong type", Utf8("{\"name\":5}") },
        { "field is null", Utf8("{\"name\":null}") },
        { "field is missing", Utf8("{}") },
        { "very deep", Utf8("{\"name\":" + new string('[', 10_000) + new string(']', 10_000) + "}") },
    };

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public async Task A_broken_body_is_a_clear_400_without_our_insides(string what, byte[] body)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await SendAsync(admin, "POST", "/api/vps", body);

        Assert.True(reply.StatusCode == HttpStatusCode.BadRequest, $"{what}: {reply.StatusCode}");
        string error = (await reply.JsonAsync()).GetProperty("error").GetString()!;
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Vedette", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "'name'")]
    [InlineData("{\"name\":5}", "'name'")]
    public async Task The_error_names_the_field(string body, string field)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await SendAsync(admin, "POST", "/api/vps", Utf8(body));

        Assert.Contains(field, (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused_and_so_no_form_of_another_site_signs_in()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage reply = await SendAsync(server.Http, "POST", "/api/auth/login", Utf8("{\"username\":\"a\",\"password\":\"b\"}"), "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
        Assert.Contains("application/json", (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/auth/login", 100_000)]
    [InlineData("/api/agent/enroll", 1_000_000)]
    [InlineData("/agent/metrics", 1_000_000)]
    public async Task A_huge_body_is_refused_in_the_family_of_its_address(string path, int bytes)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient agent = server.NewClient((await server.AddAgentAsync()).Key);

        HttpResponseMessage reply = await SendAsync(agent, "POST", path, Utf8("{\"token\":\"" + new string('x', bytes) + "\"}"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Assert.Equal(JsonValueKind.Object, (await reply.JsonAsync()).ValueKind);
    }

    [Theory]
    [InlineData("/api/nothing", "error")]
    [InlineData("/api/agent/nothing", "detail")]
    [InlineData("/api/auth/nothing", "error")]
    [InlineData("/v1/nothing", "code")]
    [InlineData("/agent/nothing", "code")]
    [InlineData("/api/vps/notanumber", "error")]
    public async Task An_unknown_address_is_a_404_in_the_family_of_its_neighbours(string path, string field)
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage reply = await server.Http.GetAsync(path, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Equal(field, (await reply.JsonAsync()).Fields()[0]);
    }

    [Theory]
    [InlineData("GET", "/agent/register", "code")]
    [InlineData("GET", "/api/agent/register", "detail")]
    [InlineData("PATCH", "/api/vps", "error")]
    public async Task An_address_that_knows_other_methods_says_so(string method, string path, string field)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        HttpResponseMessage reply = await server.Http.SendAsync(request, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.StatusCode);
        Assert.NotEmpty(reply.Content.Headers.Allow);
        Assert.Equal(field, (await reply.JsonAsync()).Fields()[0]);
    }

    [Fact]
    public async Task A_failure_inside_tells_the_client_nothing_of_it()
    {
        await using ControlServer server = await ControlServer.StartAsync(app =>
            Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions.RequireAuthorization(
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/api/broken", string () => throw new InvalidOperationException("secret detail")), "open"));

        HttpResponseMessage reply = await server.Http.GetAsync("/api/broken", ControlServer.Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.DoesNotContain("secret", await reply.Content.ReadAsStringAsync(ControlServer.Stop), StringComparison.Ordinal);
    }
}
