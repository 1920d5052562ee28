using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Miners;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.MinerSimulator;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>A technician lets miners blink and reboots some of them from the portal, as far as the file on the site's own machine allows; where there is no such file, the portal says so.</summary>
[Collection(PortalCollection.Name)]
public sealed class MinerActionsTests(PortalFixture portal) : IDisposable
{
    private const string LuxOs = "bitmain-s19kpro-luxos-2025.4.8";
    private const string PolicyFile = "VEDETTE_MINER_ACTIONS_FILE";
    private const float RunMs = 90_000;

    // What a table shows of others is cut with its whole text at hand; the portal's own words are not cut.
    private const string CutWords = """
        () => [...document.querySelectorAll('main button, main th > *, main h1, main h2, main label, [role=dialog] button, [role=dialog] label, [role=dialog] h2')]
          .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && !element.closest('.visually-hidden'))
          .map((element) => element.textContent)
        """;

    private static readonly PageLook[] Looks =
    [
        new(ColorScheme.Dark, 1440, 900, "en-GB"), new(ColorScheme.Dark, 390, 844, "zh-CN"), new(ColorScheme.Light, 1440, 900, "ru-RU"), new(ColorScheme.Dark, 390, 844, "ru-RU"),
        new(ColorScheme.Dark, 1440, 900, "pl-PL"), new(ColorScheme.Light, 390, 844, "pl-PL"),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // Not below /tmp: the agent believes no file in a folder that others may write to.
    private readonly string _folder = $"/run/vedette-test-{Guid.NewGuid():N}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Miners_blink_and_are_rebooted_from_the_portal_and_only_where_the_sites_file_allows()
    {
        Assert.True(Environment.IsPrivilegedProcess, "The file that allows actions has to be root's.");
        await using SimulatedSite miners = await SiteAgent.MinersAsync("127.34.0.1", 3, LuxOs);
        await using SimulatedSite others = await SiteAgent.MinersAsync("127.35.0.1", 2, LuxOs);
        string file = await AllowAsync("""{ "allow": ["blink", "reboot"], "ranges": ["127.34.0.0/29"], "most_per_hour": 30, "seconds_between": 1 }""");
        await using SiteAgent north = await StartAsync("north", "127.34.0.0/29", file);
        await using SiteAgent south = await StartAsync("south", "127.35.0.0/29", Path.Join(_folder, "none.json"));
        (int site, int[] ids) = await SiteOfAsync(north, 3);
        (int otherSite, int[] otherIds) = await SiteOfAsync(south, 2);
        await TellsAsync(site, agent => agent.GetProperty("enabled").GetBoolean());
        await TellsAsync(otherSite, agent => agent.TryGetProperty("why_not", out JsonElement why) && why.GetString()!.Contains("none.json", StringComparison.Ordinal));

        await using WatchedPage page = await portal.OpenAsync();
        await BlinkAsync(page, site, ids[0], miners.Miners[0]);
        int run = await RebootAsync(page, ids[..2]);
        Assert.Equal([1, 1, 0], miners.Miners.Select(m => m.Reactions.Reboots));
        await page.GoAsync("/miners/actions");
        await Assertions.Expect(page.Locator($"[data-testid=runs-row][data-key='{run}']")).ToContainTextAsync("hangs since noon");
        await TellsLastActionsAsync(page, ids, run);
        await SaysWhyNotAsync(page, otherSite, otherIds[0]);
        Assert.All(others.Miners, m => Assert.False(m.Reactions.IsBlinking));
        Assert.Empty(page.Problems);
        await LookAtAsync(site, run, ids[0]);
    }

    /// <summary>One click on a row, and the light of that device is on; another, and it is off.</summary>
    private static async Task BlinkAsync(WatchedPage page, int site, int miner, SimulatedMiner device)
    {
        await page.GoAsync($"/sites/{site}");
        ILocator light = page.Locator($"[data-testid=miners-row][data-key='{miner}'] [data-column=blink]");
        await light.GetByRole(AriaRole.Button, new() { Name = "Blink" }).ClickAsync();
        ILocator stop = light.GetByRole(AriaRole.Button, new() { Name = "Stop" });
        await stop.WaitForAsync();
        Assert.True(device.Reactions.IsBlinking);
        await page.SaveScreenshotAsync("miners-blinks-dark-1440-en");
        await stop.ClickAsync();
        await Assertions.Expect(light.GetByRole(AriaRole.Status)).ToContainTextAsync("no longer blinks");
        Assert.False(device.Reactions.IsBlinking);
    }

    /// <summary>Chosen in the list, confirmed in the sheet, looked at until all is done.</summary>
    private static async Task<int> RebootAsync(WatchedPage page, int[] miners)
    {
        foreach (int miner in miners)
        {
            await page.Locator($"[data-testid=miners-row][data-key='{miner}'] input[type=checkbox]").CheckAsync();
        }

        ILocator bar = page.Locator("[data-testid=selection-bar]");
        await Assertions.Expect(bar).ToContainTextAsync("2 miners chosen");
        await Assertions.Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveCountAsync(0);
        await page.SaveScreenshotAsync("miners-chosen-dark-1440-en");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Reboot" }).ClickAsync();
        ILocator sheet = page.Locator("[data-testid=action-sheet]");
        await sheet.Locator("[name=reason]").FillAsync("hangs since noon");
        await sheet.Locator("[name=stagger]").FillAsync("1");
        await Assertions.Expect(sheet.Locator("[type=submit]")).ToBeDisabledAsync();
        await sheet.Locator("[name=typed]").FillAsync("2");
        await page.SaveScreenshotAsync("miners-reboot-sheet-dark-1440-en");
        await sheet.Locator("[type=submit]").ClickAsync();
        await page.Locator("[data-testid=run-page]").WaitForAsync();
        await page.SaveScreenshotAsync("miners-run-going-dark-1440-en");
        await page.Locator("[data-testid=run-page][data-ended]").WaitForAsync(new() { Timeout = RunMs });
        await Assertions.Expect(page.Locator("[data-testid=run-item][data-state=done]")).ToHaveCountAsync(2);
        await page.SaveScreenshotAsync("miners-run-dark-1440-en");
        return int.Parse(page.Path.Split('/')[^1], null);
    }

    /// <summary>The page of a miner says what was ordered for it and leads to the run; that of one for which nothing was ordered says how it is done.</summary>
    private static async Task TellsLastActionsAsync(WatchedPage page, int[] miners, int run)
    {
        await page.GoAsync($"/miners/{miners[0]}");
        ILocator last = page.Locator("[data-testid=last-action]");
        await Assertions.Expect(last.First).ToContainTextAsync("Reboot");
        await Assertions.Expect(last.First).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(last.First.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"/miners/actions/{run}");
        await Assertions.Expect(last).ToHaveCountAsync(3);
        await page.GoAsync($"/miners/{miners[2]}");
        await Assertions.Expect(page.Page.GetByText("Nothing was ordered for this miner yet")).ToBeVisibleAsync();
        await Assertions.Expect(last).ToHaveCountAsync(0);
    }

    private static async Task SaysWhyNotAsync(WatchedPage page, int site, int miner)
    {
        await page.GoAsync($"/sites/{site}");
        ILocator row = page.Locator($"[data-testid=miners-row][data-key='{miner}']");
        await row.GetByRole(AriaRole.Button, new() { Name = "cannot blink" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("There is no file");
        await page.SaveScreenshotAsync("miners-why-not-dark-1440-en");
        await page.Page.Keyboard.PressAsync("Escape");
        await row.Locator("input[type=checkbox]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-testid=selection-bar]").GetByRole(AriaRole.Button, new() { Name = "Reboot" })).ToHaveCountAsync(0);
    }

    /// <summary>The pages of actions in both themes and every language, wide and narrow: quiet, no wider than the screen, with no word of their own cut, and they shut nobody out.</summary>
    private async Task LookAtAsync(int site, int run, int miner)
    {
        foreach (PageLook look in Looks)
        {
            await using WatchedPage page = await portal.OpenAsync(look);
            await page.GoAsync("/miners/actions");
            await page.Locator("[data-testid=runs-row]").First.WaitForAsync();
            await CheckAsync(page, $"actions-{look.Name}");
            await page.GoAsync($"/miners/actions/{run}");
            await page.Locator("[data-testid=run-item]").First.WaitForAsync();
            await CheckAsync(page, $"action-{look.Name}");
            await page.GoAsync($"/miners/{miner}");
            await page.Locator("[data-testid=last-action]").First.ScrollIntoViewIfNeededAsync();
            await CheckAsync(page, $"actions-of-miner-{look.Name}");
            await page.GoAsync($"/sites/{site}");
            await page.Locator("[data-testid=miners-row] input[type=checkbox]").First.CheckAsync();
            ILocator actions = page.Locator("[data-testid=selection-bar] [data-action]");
            await actions.First.WaitForAsync();
            await CheckAsync(page, $"actions-bar-{look.Name}");
            await actions.Last.ClickAsync();
            if (look.Width < 1024)
            {
                await page.Page.GetByRole(AriaRole.Menuitem).Last.ClickAsync();
            }

            await page.Locator("[data-testid=action-sheet]").WaitForAsync();
            await CheckAsync(page, $"actions-sheet-{look.Name}");
        }
    }

    private static async Task CheckAsync(WatchedPage page, string name)
    {
        await page.SaveScreenshotAsync(name);
        Assert.Empty(page.Problems);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.Page.EvaluateAsync<string[]>(CutWords)).Select(words => $"{name}: '{words}' is cut"));
        AxeResult result = await page.Page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }

    private async Task<string> AllowAsync(string policy)
    {
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string file = Path.Join(_folder, "miner-actions.json");
        await File.WriteAllTextAsync(file, policy, Stop);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private Task<SiteAgent> StartAsync(string name, string network, string file) =>
        SiteAgent.StartAsync(portal.Vedette.Http, $"{name}-{Random.Shared.Next(100_000, 999_999)}", network, Stop, new Dictionary<string, string> { [PolicyFile] = file });

    /// <summary>The site of an agent, and its miners in the order of their addresses, once each was read.</summary>
    private async Task<(int Site, int[] Miners)> SiteOfAsync(SiteAgent agent, int count)
    {
        JsonElement[] rows = await Until.FitsAsync(
            async () => (await portal.Vedette.GetAsync("/api/miners?limit=1000", Stop)).GetProperty("miners").EnumerateArray().Where(m => m.GetProperty("agent_id").GetInt32() == agent.Id).ToArray(),
            found => found.Length == count && found.All(m => m.GetProperty("last_seen").ValueKind == JsonValueKind.Number && m.GetProperty("mac").ValueKind == JsonValueKind.String),
            Patience, $"{count} miners are read\n{agent.Transcript}", Stop);
        return (rows[0].GetProperty("site_id").GetInt32(), [.. rows.OrderBy(r => r.GetProperty("ip_address").GetString(), StringComparer.Ordinal).Select(r => r.GetProperty("id").GetInt32())]);
    }

    private Task TellsAsync(int site, Func<JsonElement, bool> fits) => Until.FitsAsync(
        async () => (await portal.Vedette.GetAsync($"/api/sites/{site}/actions", Stop)).GetProperty("agents")[0], fits, Patience, "the site's agent tells what its file allows", Stop);
}
