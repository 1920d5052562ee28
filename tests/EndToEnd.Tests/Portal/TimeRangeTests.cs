using System.Globalization;
using System.Web;
using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>The address is the state: ranges by button and by mouse, reload and back.</summary>
[Collection(PortalCollection.Name)]
public sealed class TimeRangeTests(PortalFixture portal)
{
    [Fact]
    public async Task A_preset_is_in_the_address_and_back_goes_back()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToHostAsync(portal.HostId);
        foreach (string preset in new[] { "1h", "24h", "7d" })
        {
            await page.Locator($"[data-testid=range-{preset}]").ClickAsync();
            await page.ArriveAsync($"**/hosts/{portal.HostId}?from=now-{preset}&to=now");
            await Assertions.Expect(page.Locator($"[data-testid=range-{preset}]")).ToHaveAttributeAsync("aria-pressed", "true");
            await page.WaitForInkAsync("cpu");
        }

        await page.Page.GoBackAsync();
        await page.ArriveAsync($"**/hosts/{portal.HostId}?from=now-24h&to=now");
        await Assertions.Expect(page.Locator("[data-testid=range-24h]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_drag_zooms_a_reload_keeps_it_and_back_or_a_double_click_undoes_it()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToHostAsync(portal.HostId);
        string whole = page.Path;
        await DragAsync(page, 0.5, 0.9);
        (long from, long to) = await ZoomedAsync(page);
        Assert.InRange(to - from, 300_000 * 0.38, 300_000 * 0.42);

        string zoomed = page.Path;
        await page.Page.ReloadAsync();
        await page.Locator("[data-testid=chart-cpu] canvas").WaitForAsync();
        Assert.Equal(zoomed, page.Path);
        await Assertions.Expect(page.Locator("[data-testid=range-5m]")).ToHaveAttributeAsync("aria-pressed", "false");

        await page.Page.GoBackAsync();
        await page.ArriveAsync($"**{whole}");
        await page.WaitForInkAsync("cpu");
        await DragAsync(page, 0.5, 0.9);
        await ZoomedAsync(page);
        await page.Locator("[data-testid=chart-cpu] .u-over").DblClickAsync();
        await page.ArriveAsync($"**{whole}");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_pause_is_in_the_address_and_stops_the_stream()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToHostAsync(portal.HostId);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.ArriveAsync("**live=0*");
        await page.Page.ReloadAsync();
        await page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "paused" }).WaitForAsync();
        Assert.Empty(page.Problems);
    }

    private static async Task DragAsync(WatchedPage page, double from, double to)
    {
        LocatorBoundingBoxResult plot = (await page.Locator("[data-testid=chart-cpu] .u-over").BoundingBoxAsync())!;
        float y = plot.Y + (plot.Height / 2);
        await page.Page.Mouse.MoveAsync(plot.X + (float)(plot.Width * from), y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(plot.X + (float)(plot.Width * to), y, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
    }

    private static async Task<(long From, long To)> ZoomedAsync(WatchedPage page)
    {
        await page.ArriveAsync(address => HttpUtility.ParseQueryString(new Uri(address).Query)["from"] is string from && from.All(char.IsAsciiDigit));
        var query = HttpUtility.ParseQueryString(new Uri(page.Page.Url).Query);
        return (long.Parse(query["from"]!, CultureInfo.InvariantCulture), long.Parse(query["to"]!, CultureInfo.InvariantCulture));
    }
}
