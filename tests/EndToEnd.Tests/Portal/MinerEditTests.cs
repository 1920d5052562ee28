using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>What people decide: names, tags, what is forgotten, and the views they save; and what a viewer may not.</summary>
[Collection(PortalCollection.Name)]
public sealed class MinerEditTests(PortalFixture portal)
{
    private const string ViewerPassword = "only here to look";
    private const int Miners = 3;

    private readonly string _mark = Random.Shared.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Tag => $"hydro-{_mark}";

    private string View => $"Hydro {_mark}";

    [Fact]
    public async Task A_miner_is_named_and_tagged_a_view_of_it_is_saved_and_shared_and_a_viewer_only_looks()
    {
        int[] ids = await TellAsync();
        await using WatchedPage page = await portal.OpenAsync();
        await RenameAndTagAsync(page, ids[0]);
        await TagManyAsync(page);
        await SaveViewAsync(page);
        await ForgetAsync(page, ids[2]);
        Assert.Empty(page.Problems);
        await LookAsViewerAsync(ids[0]);
        await LookAtAsync(ids[0]);
    }

    private async Task RenameAndTagAsync(WatchedPage page, int id)
    {
        await page.GoAsync($"/miners/{id}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.Locator("[name=miner-name]").FillAsync($"corner {_mark}");
        await page.Locator("[name=miner-name]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync($"corner {_mark}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add a tag" }).ClickAsync();
        await page.Page.GetByPlaceholder("Search or type a new one").FillAsync(Tag);
        await page.Page.GetByPlaceholder("Search or type a new one").PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = Tag })).ToBeVisibleAsync();
        await page.Page.GetByLabel("Paused: expected to stand still").ClickAsync();
        await Assertions.Expect(page.Page.GetByLabel("Paused: expected to stand still")).ToBeCheckedAsync();
        await page.Page.Locator("[data-testid=toast]", new() { HasText = "expected to stand still now" }).WaitForAsync();
        await page.SaveScreenshotAsync("miner-edits-dark-1440-en");

        // Undone, it works again.
        await page.Page.Locator("[data-testid=toast]", new() { HasText = "expected to stand still now" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByLabel("Paused: expected to stand still")).Not.ToBeCheckedAsync();
    }

    private async Task TagManyAsync(WatchedPage page)
    {
        await page.GoAsync($"/miners?q={_mark}");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(Miners);
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all that are listed" }).ClickAsync();
        await page.Locator("[data-testid=bulk-edits]").ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Tags…" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Option, new() { Name = Tag }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-testid=toast]").Last).ToContainTextAsync("2 miners changed.");
        await page.SaveScreenshotAsync("miner-edits-bulk-dark-1440-en");
        await page.Locator("[data-testid=toast]").Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await PortalSteps.UntilAsync(() => TaggedAsync(), tagged => tagged == 1, "the tag is taken from those that did not have it");
    }

    private async Task SaveViewAsync(WatchedPage page)
    {
        string address = $"/miners?tag={Tag}&sort=name.asc";
        await page.GoAsync(address);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await ChooseAsync(page, AriaRole.Menuitem, "Save as a new view…");
        await page.Locator("[name=view-name]").FillAsync(View);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Assertions.Expect(Views(page)).ToHaveTextAsync(View);
        Assert.StartsWith($"{address}&view=", page.Path, StringComparison.Ordinal);

        await page.GoAsync($"/miners?q={_mark}");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(Miners);
        await ChooseAsync(page, AriaRole.Menuitemradio, View);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await page.Page.ReloadAsync();
        await Assertions.Expect(Views(page)).ToHaveTextAsync(View);
        await Assertions.Expect(page.Locator("[data-testid=view-changed]")).ToHaveCountAsync(0);
        await page.Locator("main [type=search]").FillAsync("nobody");
        await page.Locator("[data-testid=view-changed]").GetByRole(AriaRole.Button, new() { Name = "Go back" }).ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await ChooseAsync(page, AriaRole.Menuitem, "Share with everyone");
        await Assertions.Expect(page.Locator("[data-testid=toast]").Last).ToHaveTextAsync($"Everyone sees the view {View} now.");
    }

    private async Task ForgetAsync(WatchedPage page, int id)
    {
        await page.GoAsync($"/miners/{id}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Forget this miner…" }).ClickAsync();
        await page.SaveScreenshotAsync("miner-forget-dark-1440-en");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Forget", Exact = true }).ClickAsync();
        await page.ArriveAsync("**/miners");
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Vedette.Http.GetAsync($"/api/miners/{id}", Stop)).StatusCode);
    }

    private async Task LookAsViewerAsync(int id)
    {
        string username = $"viewer-{_mark}";
        using HttpResponseMessage made = await portal.Vedette.Http.PostAsJsonAsync("/api/users", new { username, password = ViewerPassword, role = "viewer" }, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await using WatchedPage page = await portal.OpenSignedOutAsync();
        await page.GoAsync("/miners");
        await page.Locator("[data-testid=login-form] [name=username]").FillAsync(username);
        await page.Locator("[data-testid=login-form] [name=password]").FillAsync(ViewerPassword);
        await page.Locator("[data-testid=login-form] [type=submit]").ClickAsync();
        await Views(page).WaitForAsync();
        await ChooseAsync(page, AriaRole.Menuitemradio, View);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main [type=checkbox]")).ToHaveCountAsync(0);
        await Views(page).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Save as a new view…"]);
        await page.SaveScreenshotAsync("views-viewer-dark-1440-en");
        await page.GoAsync($"/miners/{id}");
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync($"corner {_mark}");
        await Assertions.Expect(page.Page.GetByText("Intended pool")).ToBeVisibleAsync();
        foreach (string name in new[] { "Rename", "Add a tag", "Forget this miner…" })
        {
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToHaveCountAsync(0);
        }

        Assert.Empty(page.Problems);
        await RefuseAsync(username, id);
    }

    /// <summary>What the page does not offer, the server does not do either.</summary>
    private async Task RefuseAsync(string username, int id)
    {
        using var viewer = new HttpClient { BaseAddress = portal.Vedette.Http.BaseAddress };
        using HttpResponseMessage login = await viewer.PostAsJsonAsync("/api/auth/login", new { username, password = ViewerPassword }, Stop);
        string token = (await login.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("token").GetString()!;
        viewer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        int view = (await viewer.GetFromJsonAsync<JsonElement>("/api/views?page=miners", Stop)).EnumerateArray().Single(v => v.GetProperty("name").GetString() == View).GetProperty("id").GetInt32();

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PatchAsJsonAsync($"/api/miners/{id}", new { name = "mine" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PatchAsJsonAsync("/api/miners", new { miner_ids = new[] { id }, paused = true }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PatchAsJsonAsync($"/api/views/{view}", new { name = "mine" }, Stop)).StatusCode);
    }

    /// <summary>The page of a miner and the menu of views in opposite looks: quiet, no wider than the screen, and they shut nobody out.</summary>
    private async Task LookAtAsync(int id)
    {
        foreach (PageLook look in (PageLook[])[new(ColorScheme.Light, 1440, 900, "en-GB"), new(ColorScheme.Dark, 390, 844, "zh-CN"), new(ColorScheme.Light, 390, 844, "en-GB")])
        {
            await using WatchedPage page = await portal.OpenAsync(look);
            await page.GoAsync($"/miners/{id}");
            await page.Locator("main select").WaitForAsync();
            await page.Locator("main h1 + button").ClickAsync();
            await page.Locator("[name=miner-name]").WaitForAsync();
            await FinishAsync(page, look, "miner-edits-name");
            await page.Locator("main select").ScrollIntoViewIfNeededAsync();
            await FinishAsync(page, look, "miner-edits");
            await page.GoAsync($"/miners?tag={Tag}");
            await Rows(page).First.WaitForAsync();
            await page.Locator("[data-testid=miners-row] [type=checkbox]").First.ClickAsync();
            await FinishAsync(page, look, "miners-chosen");
            await Views(page).ClickAsync();
            await page.Page.GetByRole(AriaRole.Menuitemradio).First.WaitForAsync();
            await page.SaveScreenshotAsync($"views-{look.Name}");
        }
    }

    private static async Task FinishAsync(WatchedPage page, PageLook look, string name)
    {
        await page.SaveScreenshotAsync($"{name}-{look.Name}");
        Assert.Empty(page.Problems);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        AxeResult result = await page.Page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name} {look.Name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }

    private static ILocator Rows(WatchedPage page) => page.Locator("[data-testid=miners-row]");

    private static ILocator Views(WatchedPage page) => page.Locator("[data-testid=views]");

    private static async Task ChooseAsync(WatchedPage page, AriaRole role, string name)
    {
        await Views(page).ClickAsync();
        await page.Page.GetByRole(role, new() { Name = name }).ClickAsync();
    }

    private async Task<int> TaggedAsync() => (await portal.Vedette.GetAsync($"/api/miners?tag={Tag}", Stop)).GetProperty("total").GetInt32();

    /// <summary>Three miners of an agent of document 2; the last was read ten minutes ago, so it is stale. Their numbers in the order of their addresses.</summary>
    private async Task<int[]> TellAsync()
    {
        string key = (await PostAsync("/api/agent/register", new { name = $"edits-{_mark}" }, null)).GetProperty("api_key").GetString()!;
        string now = Moment(TimeSpan.Zero);
        string[] read = [now, now, Moment(TimeSpan.FromMinutes(10))];
        var miners = Enumerable.Range(1, Miners).Select(n => new { ip_address = $"10.77.0.{n}", port = 4028, manufacturer = "antminer", model = "Antminer S19 Pro", name = $"unit {_mark}-{n}" });
        var stats = Enumerable.Range(1, Miners).Select(n => new { ip_address = $"10.77.0.{n}", port = 4028, timestamp = read[n - 1], hash_rate = 108.5, temperature = 71 });
        JsonElement reply = await PostAsync("/api/agent/sync", new { discovered_miners = miners, miner_stats = stats }, key);
        Assert.Empty(reply.GetProperty("errors").EnumerateArray());
        JsonElement rows = await PortalSteps.UntilAsync(
            () => portal.Vedette.GetAsync($"/api/miners?search={_mark}&sort=ip_address", Stop),
            list => list.GetProperty("total").GetInt32() == Miners && list.GetProperty("miners")[Miners - 1].GetProperty("verdict").GetString() == "stale", "three miners are listed, one of them stale");
        return [.. rows.GetProperty("miners").EnumerateArray().Select(r => r.GetProperty("id").GetInt32())];
    }

    private static string Moment(TimeSpan ago) => (TimeProvider.System.GetUtcNow() - ago).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private async Task<JsonElement> PostAsync(string call, object body, string? key)
    {
        using var client = new HttpClient { BaseAddress = portal.Vedette.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, call) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        using HttpResponseMessage reply = await (key is null ? portal.Vedette.Http : client).SendAsync(request, Stop);
        string text = await reply.Content.ReadAsStringAsync(Stop);
        Assert.True(reply.IsSuccessStatusCode, $"{call}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
