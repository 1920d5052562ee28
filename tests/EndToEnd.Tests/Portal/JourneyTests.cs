using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>The way of a first visitor: setup, fleet, host, charts, and out again.</summary>
[Collection(PortalCollection.Name)]
public sealed class JourneyTests(PortalFixture portal)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_new_server_leads_to_its_setup_and_from_there_to_the_fleet()
    {
        Assert.Equal("/setup", portal.Setup.First);
        Assert.Equal("/hosts", portal.Setup.Then);
        Assert.Empty(portal.Setup.Problems);
    }

    [Fact]
    public async Task From_the_fleet_a_click_leads_to_the_hosts_charts()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToFleetAsync(portal.HostId);
        await page.Row(portal.HostId).GetByRole(AriaRole.Link, new() { Name = portal.HostName }).ClickAsync();
        await page.ArriveAsync($"**/hosts/{portal.HostId}");

        await Assertions.Expect(page.Locator("[data-testid=host-page] h1")).ToHaveTextAsync(portal.HostName);
        foreach (string chart in new[] { "cpu", "memory", "load", "disk", "processes" })
        {
            await page.WaitForInkAsync(chart);
        }

        // An idle machine's line lies on the axis: there the axes and the grid must do.
        foreach (string chart in new[] { "network", "disk-io", "tcp" })
        {
            await page.WaitForInkAsync(chart, ink => ink.Colours > 3, "it is drawn");
        }

        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_charts_line_is_where_the_stored_samples_are()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToHostAsync(portal.HostId);
        // Half a minute of samples: a tenth of the chart.
        JsonElement stored = await Until.FitsAsync(
            () => portal.Vedette.GetAsync($"/api/vps/{portal.HostId}/metrics/timeseries?start_time=0&fields=memory_usage_bytes,memory_total_bytes", Stop),
            rows => rows.GetArrayLength() > 30, TimeSpan.FromSeconds(90), "there is half a minute of samples", Stop);
        DateTimeOffset firstSample = stored[0].GetProperty("time").GetDateTimeOffset();
        double total = stored[0].GetProperty("memory_total_bytes").GetDouble();
        double age = (TimeProvider.System.GetUtcNow() - firstSample) / TimeSpan.FromMinutes(5);
        double begin = Math.Max(0, 1 - age);

        // The newest values are on their way while the picture is read: 3 % is nine seconds. Two hundredths more belong to the clock's moving.
        ChartInk ink = await page.WaitForInkAsync("memory", i => i.Coverage(begin + 0.03, 0.97) > 0.9, $"its line runs from {begin:0.00} to the right edge");
        Assert.True(begin < 0.06 || ink.Coverage(0, begin - 0.05) == 0, "a line where no sample is");

        // The ceiling of the memory chart is all the memory and 4 % of air.
        double low = stored.EnumerateArray().Min(p => p.GetProperty("memory_usage_bytes").GetDouble()) / (total * 1.04);
        double high = stored.EnumerateArray().Max(p => p.GetProperty("memory_usage_bytes").GetDouble()) / (total * 1.04);
        Assert.InRange(ink.LastHeight, low - 0.06, high + 0.06);
    }

    [Fact]
    public async Task The_tiles_show_what_the_api_says_and_move_by_themselves()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToHostAsync(portal.HostId);

        // A page shows what it was told a moment ago, and a slow one never what is true just now.
        var told = new HashSet<string>(StringComparer.Ordinal);
        await PortalSteps.UntilAsync(
            async () =>
            {
                told.Add(Told(await portal.Vedette.GetAsync($"/api/vps/{portal.HostId}/metrics/latest", Stop)));
                return (Shown: await TilesAsync(page), Told: string.Join(" | ", told));
            },
            both => told.Contains(both.Shown), "the tiles agree with the latest values");

        string before = await NewestAsync(page);
        await PortalSteps.UntilAsync(() => NewestAsync(page), now => now != before, "the newest values move");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_signing_in_leads_back_to_the_page()
    {
        await using WatchedPage page = await portal.OpenSignedOutAsync();
        await page.GoAsync($"/hosts/{portal.HostId}?from=now-5m&to=now");
        await page.ArriveAsync("**/login?return=*");
        await page.SignInAsync();
        Assert.Equal($"/hosts/{portal.HostId}?from=now-5m&to=now", page.Path);
        await page.WaitForInkAsync("cpu");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "admin" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAsync("**/login*");
        Assert.Empty(page.Problems);
        Assert.Equal(401, (await page.Page.APIRequest.GetAsync("/api/hosts")).Status);
        await page.GoAsync("/hosts");
        await page.ArriveAsync("**/login*");
    }

    private static async Task<string> TilesAsync(WatchedPage page) =>
        $"{await ValueAsync(page, "memory")} {await ValueAsync(page, "disk")} {await ValueAsync(page, "processes")} {await ValueAsync(page, "load")}";

    private static async Task<string> NewestAsync(WatchedPage page) => string.Join('\n', await page.Locator("figcaption").AllTextContentsAsync());

    private static async Task<string> ValueAsync(WatchedPage page, string tile) => (await page.Locator($"[data-testid=tile-{tile}] strong").TextContentAsync())!;

    private static string Told(JsonElement latest)
    {
        double Of(string field) => latest.GetProperty(field).GetDouble();
        string Share(string part, string whole)
        {
            double percent = Of(part) / Of(whole) * 100;
            return percent.ToString(percent < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + "%";
        }

        return $"{Share("memory_usage_bytes", "memory_total_bytes")} {Share("used_disk_space_bytes", "total_disk_space_bytes")} "
            + $"{Of("total_processes_count"):#,0} {Of("load_average_one_min").ToString("0.00", CultureInfo.InvariantCulture)}";
    }
}
