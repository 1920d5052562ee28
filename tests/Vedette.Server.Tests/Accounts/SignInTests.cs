using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vedette.Server.Tests.Accounts;

public sealed class SignInTests
{
    private static Task<HttpResponseMessage> LoginAsync(ControlServer server, string username, string password) =>
        server.Http.PostAsJsonAsync("/api/auth/login", new { username, password }, ControlServer.Stop);

    private static async Task<HttpStatusCode> StatusAsync(ControlServer server, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage reply = await server.Http.SendAsync(request, ControlServer.Stop);
        return reply.StatusCode;
    }

    [Fact]
    public async Task A_person_signs_in_and_out_and_the_token_is_worth_nothing_afterwards()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient first = await server.SetUpAsync();

        JsonElement login = await (await LoginAsync(server, "ADA", ControlServer.Password)).JsonAsync();
        using HttpClient ada = server.NewClient(login.GetProperty("access_token").GetString());
        JsonElement me = await (await ada.GetAsync("/api/auth/me", ControlServer.Stop)).JsonAsync();
        HttpResponseMessage logout = await ada.PostAsync("/api/auth/logout", null, ControlServer.Stop);

        Assert.Equal(("bearer", "ada", "admin"), (login.GetProperty("token_type").GetString(), me.GetProperty("username").GetString(), me.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_password_get_the_same_reply_in_both_shapes()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        await server.SetUpTokenAsync();

        HttpResponseMessage unknown = await LoginAsync(server, "nobody", "some password");
        HttpResponseMessage wrong = await LoginAsync(server, "ada", "some password");

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        string text = await wrong.Content.ReadAsStringAsync(ControlServer.Stop);
        Assert.Equal(text, await unknown.Content.ReadAsStringAsync(ControlServer.Stop));
        Assert.Equal(["error", "detail"], (await wrong.JsonAsync()).Fields());
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_the_guessed_user_and_the_right_password_works_after_the_wait()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        await server.SetUpTokenAsync();
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync(server, "ada", "wrong password")).StatusCode);
        }

        HttpResponseMessage throttled = await LoginAsync(server, "ada", ControlServer.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.Equal("1", Assert.Single(throttled.Headers.GetValues("Retry-After")));

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(server, "ada", ControlServer.Password)).StatusCode);
    }

    [Fact]
    public async Task A_session_in_use_lives_on_and_ends_after_thirty_days_all_the_same()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient ada = await server.SetUpAsync();
        for (int day = 6; day < 30; day += 6)
        {
            server.Clock.Advance(TimeSpan.FromDays(6));
            Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
        }

        server.Clock.Advance(TimeSpan.FromDays(6.1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task A_session_that_is_not_used_for_a_week_has_ended()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient ada = await server.SetUpAsync();

        server.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("GET", null, HttpStatusCode.OK)]
    [InlineData("POST", null, HttpStatusCode.Forbidden)]
    [InlineData("POST", "null", HttpStatusCode.Forbidden)]
    [InlineData("POST", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("POST", "http://127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "own", HttpStatusCode.NoContent)]
    public async Task A_cookie_changes_things_from_the_own_origin_only(string method, string? origin, HttpStatusCode expected)
    {
        await using ControlServer server = await ControlServer.StartAsync();
        string token = await server.SetUpTokenAsync();
        string path = method == "GET" ? "/api/auth/me" : "/api/auth/logout";
        (string, string)[] headers = origin is null
            ? [("Cookie", $"token={token}")]
            : [("Cookie", $"token={token}"), ("Origin", origin == "own" ? server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin)];

        Assert.Equal(expected, await StatusAsync(server, new HttpMethod(method), path, headers));
    }

    [Fact]
    public async Task Registration_is_closed_and_says_so_in_both_shapes()
    {
        await using ControlServer server = await ControlServer.StartAsync();

        HttpResponseMessage reply = await server.Http.PostAsJsonAsync("/api/auth/register", new { username = "mallory", password = "long enough" }, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Equal(["error", "detail"], (await reply.JsonAsync()).Fields());
    }

    [Fact]
    public async Task Users_come_and_go_and_the_last_administrator_stays()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await server.SetUpAsync();
        using HttpClient viewer = server.NewClient(await server.AddViewerTokenAsync(admin, "<b>eve</b>"));

        JsonElement users = await (await admin.GetAsync("/api/users", ControlServer.Stop)).JsonAsync();
        Assert.Equal(["ada", "<b>eve</b>"], users.EnumerateArray().Select(u => u.GetProperty("username").GetString()!));
        Assert.Equal(["id", "username", "role", "created_at"], users[0].Fields());
        Assert.Equal(HttpStatusCode.Conflict, (await admin.DeleteAsync($"/api/users/{users[0].GetProperty("id")}", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/users/{users[1].GetProperty("id")}", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await viewer.GetAsync("/api/auth/me", ControlServer.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DeleteAsync("/api/users/9999", ControlServer.Stop)).StatusCode);
    }
}
