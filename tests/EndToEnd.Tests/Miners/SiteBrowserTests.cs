using System.Net.Http.Json;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Portal;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.MinerSimulator;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Miners;

/// <summary>An operator's first hour: add a site, watch it come online and fill, open the map, open the miner that somebody took, and read why.</summary>
[Collection(PortalCollection.Name)]
public sealed class SiteBrowserTests(PortalFixture portal)
{
    private const int Miners = 6;
    private const float LongWaitMs = 90_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_added_fills_shows_its_map_and_why_a_miner_is_sick()
    {
        await using SimulatedSite miners = await SiteAgent.MinersAsync("127.32.0.1", Miners, "bitmain-s19kpro-luxos-2025.4.8");
        using var folder = new TemporaryFolder();
        string name = $"site-{Random.Shared.Next(100_000, 999_999)}";
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoAsync("/sites/add");
        await page.Locator("[data-testid=site-name]").FillAsync(name);
        await page.Locator("[data-testid=site-networks]").FillAsync("127.32.0.0/28");
        await page.Locator("[data-testid=site-create]").ClickAsync();
        string line = (await page.Locator("[data-testid=site-command]").TextContentAsync())!;
        await page.SaveScreenshotAsync("site-line-dark-1440-en");

        await using RunningProgram agent = await StartAgentAsync(folder, line);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"Miners found{Miners}", new() { Timeout = LongWaitMs, IgnoreCase = true });
        await page.SaveScreenshotAsync("site-found-dark-1440-en");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Open {name}" }).ClickAsync();
        await page.ArriveAsync(address => int.TryParse(new Uri(address).Segments[^1], out _));
        int site = int.Parse(page.Path.Split('/', '?')[2], null);
        await Assertions.Expect(page.Locator("[data-testid=miners-row]")).ToHaveCountAsync(Miners);

        (int rack, int sick) = await PlaceAsync(site, miners);
        await page.GoAsync($"/sites/{site}/map");
        await Assertions.Expect(page.Locator($"[data-testid=rack-{rack}] a")).ToHaveCountAsync(Miners);
        await Assertions.Expect(page.Locator($"[data-testid=rack-{rack}] a[data-status=needs_attention]")).ToHaveCountAsync(1, new() { Timeout = LongWaitMs });
        await page.SaveScreenshotAsync("site-map-dark-1440-en");
        await page.Locator($"[data-testid=rack-{rack}] a[data-status=needs_attention]").ClickAsync();
        await page.ArriveAsync($"**/miners/{sick}*");
        await Assertions.Expect(page.Locator("[data-testid=miner-page]")).ToContainTextAsync("thief.example");
        await page.SaveScreenshotAsync("miner-wrong-pool-dark-1440-en");
        Assert.Empty(page.Problems);
        await LookAtAsync(site, sick);

        agent.Signal(RunningProgram.SigTerm);
        await agent.ExitCodeAsync(Stop);
    }

    /// <summary>Every page of a site in opposite looks: quiet, no wider than the screen, and it shuts nobody out.</summary>
    private async Task LookAtAsync(int site, int miner)
    {
        (string Name, string Path, string Waits)[] pages =
        [
            ("miners", "/miners", "[data-testid=miners-row]"), ("sites", "/sites", $"main a[href^='/sites/{site}']"), ("site", $"/sites/{site}", "[data-testid=miners-row]"),
            ("site-map", $"/sites/{site}/map", "[data-status=needs_attention]"), ("site-scan", $"/sites/{site}/scan", "main table"), ("miner", $"/miners/{miner}", "[data-testid=miner-page] table"),
        ];
        foreach (PageLook look in (PageLook[])[new(ColorScheme.Light, 1440, 900, "en-GB"), new(ColorScheme.Dark, 390, 844, "zh-CN")])
        {
            await using WatchedPage page = await portal.OpenAsync(look);
            foreach ((string name, string path, string waits) in pages)
            {
                await page.GoAsync(path);
                await page.Locator(waits).First.WaitForAsync();
                await page.SaveScreenshotAsync($"{name}-{look.Name}");
                Assert.Empty(page.Problems);
                Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
                AxeResult result = await page.Page.RunAxe();
                Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
            }
        }
    }

    private static async Task<RunningProgram> StartAgentAsync(TemporaryFolder folder, string line)
    {
        string state = folder.File("state");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(AgentProgram.Path)}:{Environment.GetEnvironmentVariable("PATH")}",
            ["VEDETTE_SCAN_LOOPBACK"] = "true",
            ["VEDETTE_SCAN_INTERVAL"] = "10",
            ["VEDETTE_POLL_INTERVAL"] = "5",
        };
        await using (RunningProgram shell = RunningProgram.Start("/bin/bash", ["-c", $"{line} --accept-eula --state-dir {state}"], environment))
        {
            Assert.True(await shell.ExitCodeAsync(Stop) == 0, shell.Transcript);
        }

        return RunningProgram.Start(AgentProgram.Path, ["run", "--state-dir", state], environment);
    }

    /// <summary>All miners into one rack, the pool they are meant to work for, and one of them given to somebody else.</summary>
    private async Task<(int Rack, int Sick)> PlaceAsync(int site, SimulatedSite miners)
    {
        JsonElement[] rows = [.. (await portal.Vedette.GetAsync($"/api/miners?site={site}", Stop)).GetProperty("miners").EnumerateArray()];
        var pool = new Uri(rows[0].GetProperty("pool_url").GetString()!);
        await PostAsync("/api/pools", new { name = $"pool of {site}", url = pool.OriginalString, site_id = site });
        int rack = (await PostAsync("/api/racks", new { name = "A1", site_id = site, rows = 2, columns = 3 })).GetProperty("id").GetInt32();
        for (int i = 0; i < rows.Length; i++)
        {
            using HttpResponseMessage placed = await portal.Vedette.Http.PatchAsJsonAsync(
                $"/api/miners/{rows[i].GetProperty("id").GetInt32()}", new { rack_id = rack, rack_row = i / 3, rack_column = i % 3 }, Stop);
            Assert.True(placed.IsSuccessStatusCode, await placed.Content.ReadAsStringAsync(Stop));
        }

        SimulatedMiner taken = miners.Miners[2];
        taken.ChangePool("stratum+tcp://thief.example:3333", "thief.1");
        return (rack, rows.Single(r => r.GetProperty("ip_address").GetString() == taken.Address).GetProperty("id").GetInt32());
    }

    private async Task<JsonElement> PostAsync(string call, object body)
    {
        using HttpResponseMessage reply = await portal.Vedette.Http.PostAsJsonAsync(call, body, Stop);
        string text = await reply.Content.ReadAsStringAsync(Stop);
        Assert.True(reply.IsSuccessStatusCode, $"{call}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
