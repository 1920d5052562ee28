using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>What the tests do on pages again and again; each waits for what a person would wait for.</summary>
internal static class PortalSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task SignInAsync(this WatchedPage page)
    {
        await page.Locator("[data-testid=login-form] [name=username]").FillAsync(VedetteUp.Username);
        await page.Locator("[data-testid=login-form] [name=password]").FillAsync(VedetteUp.Password);
        await page.Locator("[data-testid=login-form] [type=submit]").ClickAsync();
        await page.ArriveAsync(address => !new Uri(address).AbsolutePath.StartsWith("/login", StringComparison.Ordinal));
    }

    public static ILocator Row(this WatchedPage page, int hostId) => page.Locator($"[data-testid=fleet-row][data-host-id='{hostId}']");

    public static async Task GoToFleetAsync(this WatchedPage page, int hostId)
    {
        await page.GoAsync("/hosts");
        await page.Row(hostId).GetByRole(AriaRole.Meter).First.WaitForAsync();
    }

    public static async Task GoToHostAsync(this WatchedPage page, int hostId, string range = "5m")
    {
        await page.GoAsync($"/hosts/{hostId}?from=now-{range}&to=now");
        await page.WaitForInkAsync("cpu");
    }

    /// <summary>Waits until the chart shows its series, and reads it.</summary>
    public static Task<ChartInk> WaitForInkAsync(this WatchedPage page, string chart) => page.WaitForInkAsync(chart, ink => ink.HasSeries, "its series is drawn");

    public static async Task<ChartInk> WaitForInkAsync(this WatchedPage page, string chart, Func<ChartInk, bool> fits, string what)
    {
        await page.Locator($"[data-testid=chart-{chart}] canvas").WaitForAsync();
        return await Until.FitsAsync(() => ChartInk.ReadAsync(page, chart), fits, Patience, $"chart {chart}: {what}", TestContext.Current.CancellationToken);
    }

    public static Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, string what) => Until.FitsAsync(ask, fits, Patience, what, TestContext.Current.CancellationToken);
}
