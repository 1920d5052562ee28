using System.Text.Json;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>A process that took the processor and is gone: a click on its spike brings back the machine as it was then.</summary>
[Collection(PortalCollection.Name)]
public sealed class RewindTests(PortalFixture portal)
{
    // Longer than the time of a few samples and of the browser's start together.
    private static readonly TimeSpan Runs = TimeSpan.FromSeconds(12);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_on_the_spike_shows_the_hog_as_the_top_row_and_as_gone()
    {
        using var folder = new TemporaryFolder();
        string name = $"hog{Random.Shared.Next(100_000, 999_999)}";
        (string key, long atMs) = await RunHogAsync(folder, name);
        await Until.FitsAsync(() => HogAsync("now", name), hog => hog is null, TimeSpan.FromSeconds(60), "the hog is gone from the state of now", Stop);

        await using WatchedPage page = await portal.OpenAsync();
        long to = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        long from = to - (long)TimeSpan.FromMinutes(5).TotalMilliseconds;
        await page.GoAsync($"/hosts/{portal.HostId}?from={from}&to={to}");
        await page.WaitForInkAsync("cpu");
        await ClickAtAsync(page, (atMs - from) / (double)(to - from));
        await page.ArriveAsync(address => address.Contains("at=", StringComparison.Ordinal));
        await page.Locator("[data-testid=rewind-strip]").WaitForAsync();
        await page.SaveScreenshotAsync("rewind-overview-dark-1440-en");

        await page.Locator("[data-testid=tab-processes]").ClickAsync();
        await page.Locator("[data-testid=processes-row], h2:has-text('could not be shown')").First.WaitForAsync();
        Assert.True(page.Problems.Count == 0, string.Join("\n", page.Problems));
        ILocator top = page.Locator("[data-testid=processes-row]").First;
        await Assertions.Expect(top).ToHaveAttributeAsync("data-key", key);
        await Assertions.Expect(top).ToContainTextAsync(name);
        await Assertions.Expect(top).ToContainTextAsync("gone since");
        await page.SaveScreenshotAsync("rewind-processes-dark-1440-en");

        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[data-testid=rewind-strip]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator($"[data-testid=processes-row][data-key='{key}']")).ToHaveCountAsync(0);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Every_tab_shows_the_moment_and_the_slider_moves_it()
    {
        await Until.FitsAsync(
            async () => (await portal.Vedette.GetAsync($"/api/vps/{portal.HostId}/state?kinds=host&at={NowMs - 20_000}", Stop)).GetProperty("as_of_ms").ValueKind,
            kind => kind == JsonValueKind.Number,
            TimeSpan.FromSeconds(90),
            "a state is twenty seconds old",
            Stop);
        long atMs = NowMs - 10_000;
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoAsync($"/hosts/{portal.HostId}?at={atMs}");
        await page.Locator("[data-testid=rewind-frame]").WaitForAsync();
        // Before the state is known all tabs are offered; with it the processes are counted on theirs.
        await page.Locator("[data-testid=tab-processes] > span").WaitForAsync();
        string[] tabs = await page.Locator("[data-testid^=tab-]").EvaluateAllAsync<string[]>("tabs => tabs.map(tab => tab.dataset.testid)");
        Assert.Empty(((string[])["tab-overview", "tab-processes", "tab-disks", "tab-network", "tab-inventory", "tab-timeline"]).Except(tabs));
        foreach (string tab in tabs)
        {
            await page.Locator($"[data-testid={tab}]").ClickAsync();
            await Assertions.Expect(page.Locator($"[data-testid={tab}]")).ToHaveAttributeAsync("aria-current", "page");
            await Assertions.Expect(page.Locator("[data-testid=rewind-frame]")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[data-testid=host-page]")).ToHaveAttributeAsync("data-rewound", "true");
            Assert.Equal(atMs, AtOf(page.Page.Url));
            await page.SaveScreenshotAsync($"rewound-{tab}-dark-1440-en");
        }

        await page.Page.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await page.ArriveAsync(address => AtOf(address) < atMs);
        // Ticked as soon as the address says so, which is not at once.
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "differs from now" }).ClickAsync();
        await page.ArriveAsync(address => address.Contains("diff=", StringComparison.Ordinal));
        Assert.Empty(page.Problems);
    }

    private static long NowMs => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static long? AtOf(string address) =>
        long.TryParse(System.Web.HttpUtility.ParseQueryString(new Uri(address).Query)["at"], out long at) ? at : null;

    /// <summary>Runs it and ends it; its key, and a moment at which nothing took more of the processor.</summary>
    private async Task<(string Key, long AtMs)> RunHogAsync(TemporaryFolder folder, string name)
    {
        string program = folder.File(name);

        // By a program of its own: a file that this process wrote cannot be started while any child of it, of whatever test, is not its own program yet.
        await ToolOutput.OfAsync("/bin/cp", ["/usr/bin/yes", program], Stop);
        await using (RunningProgram.Start("sh", ["-c", $"exec nice -n -15 '{program}' >/dev/null"]))
        {
            await Until.FitsAsync(() => HogAsync("now", name), hog => hog is { CpuPercent: > 20 }, TimeSpan.FromSeconds(60), "the state of now shows the hog at work", Stop);
            await Task.Delay(Runs, TimeProvider.System, Stop);
        }

        long end = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (long at = end - 500; at > end - Runs.TotalMilliseconds; at -= 500)
        {
            if (await HogAsync($"{at}", name) is { IsTop: true } hog)
            {
                return (hog.Key, at);
            }
        }

        throw new InvalidOperationException("The hog was at no moment the busiest process: the machine is too busy for this test.");
    }

    private async Task<Hog?> HogAsync(string at, string name)
    {
        string moment = at == "now" ? "" : $"&at={at}";
        JsonElement state = await portal.Vedette.GetAsync($"/api/vps/{portal.HostId}/state?kinds=process{moment}", Stop);
        JsonElement[] byCpu =
        [
            .. state.GetProperty("entities").GetProperty("process").EnumerateArray().Where(p => p.TryGetProperty("cpu_percent", out _)).OrderByDescending(Cpu),
        ];
        int place = Array.FindIndex(byCpu, p => p.GetProperty("name").GetString() == name);
        return place < 0 ? null : new Hog(byCpu[place].GetProperty("key").GetString()!, Cpu(byCpu[place]), place == 0);
    }

    private static double Cpu(JsonElement process) => process.GetProperty("cpu_percent").GetDouble();

    private static async Task ClickAtAsync(WatchedPage page, double share)
    {
        ILocator plot = page.Locator("[data-testid=chart-cpu] .u-over");
        LocatorBoundingBoxResult box = (await plot.BoundingBoxAsync())!;
        await plot.ClickAsync(new LocatorClickOptions { Position = new Position { X = (float)(box.Width * share), Y = box.Height / 2 } });
    }

    private sealed record Hog(string Key, double CpuPercent, bool IsTop);
}
