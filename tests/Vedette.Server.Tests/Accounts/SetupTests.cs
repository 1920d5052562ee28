using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vedette.Server.Tests.Accounts;

public sealed class SetupTests
{
    private static Task<HttpResponseMessage> SetUpAsync(ControlServer server, string code, string password = ControlServer.Password) =>
        server.Http.PostAsJsonAsync("/api/setup", new { setup_code = code, username = "ada", password }, ControlServer.Stop);

    [Fact]
    public async Task The_code_makes_the_first_administrator_once()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        Assert.True((await (await server.Http.GetAsync("/api/setup", ControlServer.Stop)).JsonAsync()).GetProperty("needed").GetBoolean());

        HttpResponseMessage first = await SetUpAsync(server, server.SetupCode.Code!.ToLowerInvariant());

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        JsonElement reply = await first.JsonAsync();
        Assert.Equal(["token", "access_token", "token_type", "user_id", "username", "role"], reply.Fields());
        Assert.Equal("admin", reply.GetProperty("role").GetString());
        string cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False((await (await server.Http.GetAsync("/api/setup", ControlServer.Stop)).JsonAsync()).GetProperty("needed").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, (await SetUpAsync(server, server.SetupCode.Code!)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_then_throttled()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SetUpAsync(server, "0000-0000-0000-0000")).StatusCode);
        }

        HttpResponseMessage throttled = await SetUpAsync(server, server.SetupCode.Code!);

        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.NotNull(throttled.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_weak_password_uses_nothing_up()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage weak = await SetUpAsync(server, server.SetupCode.Code!, "seven77");

        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Contains("8", (await weak.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await SetUpAsync(server, server.SetupCode.Code!)).StatusCode);
    }

    [Fact]
    public async Task Of_many_setups_at_once_one_wins()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage[] replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SetUpAsync(server, server.SetupCode.Code!)));

        Assert.Single(replies, r => r.StatusCode == HttpStatusCode.Created);
        Assert.All(replies.Where(r => r.StatusCode != HttpStatusCode.Created), r => Assert.Equal(HttpStatusCode.Conflict, r.StatusCode));
    }
}
