using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Views;

/// <summary>Named views of lists: whose they are, who sees them, who may change them.</summary>
public sealed class SavedViewTests
{
    private static readonly object Hot = new { page = "miners", name = "Hot", query = "status=hashing&sort=temperature_chip.desc" };

    [Fact]
    public async Task A_view_is_saved_listed_by_page_changed_and_deleted_by_its_owner()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");

        JsonElement made = await SendAsync(viewer, HttpMethod.Post, "/api/views", Hot, HttpStatusCode.Created);
        await SendAsync(viewer, HttpMethod.Post, "/api/views", new { page = "hosts", name = "Hot", query = "" }, HttpStatusCode.Created);

        Assert.Equal(["id", "page", "name", "query", "shared", "owner", "own"], made.Fields());
        Assert.Equal(("status=hashing&sort=temperature_chip.desc", false, "a-viewer", true), (made.GetProperty("query").GetString(), made.GetProperty("shared").GetBoolean(), made.GetProperty("owner").GetString(), made.GetProperty("own").GetBoolean()));
        int id = made.GetProperty("id").GetInt32();
        Assert.Equal([id], await IdsAsync(viewer, "?page=miners"));
        Assert.Equal(2, (await IdsAsync(viewer)).Length);

        JsonElement changed = await SendAsync(viewer, HttpMethod.Patch, $"/api/views/{id}", new { name = "Hottest" }, HttpStatusCode.OK);
        Assert.Equal(("Hottest", "status=hashing&sort=temperature_chip.desc"), (changed.GetProperty("name").GetString(), changed.GetProperty("query").GetString()));
        await SendAsync(viewer, HttpMethod.Delete, $"/api/views/{id}", null, HttpStatusCode.NoContent);
        await SendAsync(viewer, HttpMethod.Delete, $"/api/views/{id}", null, HttpStatusCode.NotFound);
        Assert.Empty(await IdsAsync(viewer, "?page=miners"));
    }

    [Fact]
    public async Task Only_an_administrator_shares_and_everybody_sees_what_is_shared_without_changing_it()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        int own = await AddAsync(viewer, "mine");
        int secret = await AddAsync(admin, "secret");
        int shared = await AddAsync(admin, "for all");

        Assert.Contains("administrator", await RefusedAsync(viewer, HttpMethod.Patch, $"/api/views/{own}", new { shared = true }, HttpStatusCode.Forbidden));
        Assert.Contains("administrator", await RefusedAsync(viewer, HttpMethod.Post, "/api/views", new { page = "miners", name = "x", query = "", shared = true }, HttpStatusCode.Forbidden));
        await SendAsync(admin, HttpMethod.Patch, $"/api/views/{shared}", new { shared = true }, HttpStatusCode.OK);

        JsonElement[] seen = await ListAsync(viewer);
        Assert.Equal([("for all", "a-admin", false), ("mine", "a-viewer", true)], seen.Select(v => (v.GetProperty("name").GetString()!, v.GetProperty("owner").GetString()!, v.GetProperty("own").GetBoolean())));
        Assert.Contains("a-admin", await RefusedAsync(viewer, HttpMethod.Patch, $"/api/views/{shared}", new { name = "taken over" }, HttpStatusCode.Forbidden));
        await RefusedAsync(viewer, HttpMethod.Delete, $"/api/views/{shared}", null, HttpStatusCode.Forbidden);
        Assert.Equal($"There is no view {secret}.", await RefusedAsync(viewer, HttpMethod.Patch, $"/api/views/{secret}", new { name = "x" }, HttpStatusCode.NotFound));
        await RefusedAsync(viewer, HttpMethod.Delete, $"/api/views/{secret}", null, HttpStatusCode.NotFound);
        await RefusedAsync(admin, HttpMethod.Delete, $"/api/views/{own}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_could_not_be_an_address_or_a_name_is_refused_with_the_reason()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        await AddAsync(viewer, "mine");

        Assert.Equal("There is a view 'MINE' of this page.", await RefusedAsync(viewer, HttpMethod.Post, "/api/views", new { page = "miners", name = "MINE", query = "" }, HttpStatusCode.Conflict));
        Assert.StartsWith("page must be", await PostedAsync(new { page = "Miners/../x", name = "a", query = "" }));
        Assert.StartsWith("name must have 1 to", await PostedAsync(new { page = "miners", name = "", query = "" }));
        Assert.StartsWith("name must have 1 to 64", await PostedAsync(new { page = "miners", name = new string('a', 65), query = "" }));
        Assert.StartsWith("name may contain", await PostedAsync(new { page = "miners", name = "a\u0007b", query = "" }));
        Assert.StartsWith("query has 2001 characters", await PostedAsync(new { page = "miners", name = "a", query = new string('a', 2001) }));
        foreach (string query in (string[])["?q=a", "q=a b", "q=a#b", "q=ä"])
        {
            Assert.StartsWith("query must be", await PostedAsync(new { page = "miners", name = "a", query }));
        }

        Assert.Contains("'query'", await PostedAsync(new { page = "miners", name = "a" }));

        async Task<string> PostedAsync(object body) => await RefusedAsync(viewer, HttpMethod.Post, "/api/views", body, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_account_has_at_most_a_hundred_views()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        for (int i = 0; i < 100; i++)
        {
            await AddAsync(viewer, $"view {i}");
        }

        Assert.Contains("100 views", await RefusedAsync(viewer, HttpMethod.Post, "/api/views", Hot, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_became_of_a_view_is_written_down()
    {
        await using ControlServer server = await ControlServer.StartAsync();
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        int id = await AddAsync(admin, "night");
        await SendAsync(admin, HttpMethod.Patch, $"/api/views/{id}", new { shared = true }, HttpStatusCode.OK);
        await SendAsync(admin, HttpMethod.Delete, $"/api/views/{id}", null, HttpStatusCode.NoContent);

        IReadOnlyList<AuditEntry> audit = await server.Services.GetRequiredService<IAuditLog>().ListAsync(10, ControlServer.Stop);
        Assert.Equal(
            [("a-admin", "view.create", $"{id} miners: night"), ("a-admin", "view.change", $"{id} miners: night (shared)"), ("a-admin", "view.delete", $"{id} miners: night (shared)")],
            audit.Reverse().Select(e => (e.Actor, e.Action, e.Target!)));
    }

    private static async Task<int> AddAsync(HttpClient person, string name) =>
        (await SendAsync(person, HttpMethod.Post, "/api/views", new { page = "miners", name, query = "q=a" }, HttpStatusCode.Created)).GetProperty("id").GetInt32();

    private static async Task<JsonElement[]> ListAsync(HttpClient person, string query = "") => [.. (await SendAsync(person, HttpMethod.Get, "/api/views" + query, null, HttpStatusCode.OK)).EnumerateArray()];

    private static async Task<int[]> IdsAsync(HttpClient person, string query = "") => [.. (await ListAsync(person, query)).Select(v => v.GetProperty("id").GetInt32())];

    private static async Task<string> RefusedAsync(HttpClient person, HttpMethod method, string call, object? body, HttpStatusCode expected) =>
        (await SendAsync(person, method, call, body, expected)).GetProperty("error").GetString()!;

    private static async Task<JsonElement> SendAsync(HttpClient person, HttpMethod method, string call, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, call) { Content = body is null ? null : JsonContent.Create(body) };
        HttpResponseMessage reply = await person.SendAsync(request, ControlServer.Stop);
        string text = await reply.Content.ReadAsStringAsync(ControlServer.Stop);
        Assert.True(reply.StatusCode == expected, $"{method} {call}: {(int)reply.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
