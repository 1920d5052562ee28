using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>Each page in each look: nothing in the console, nothing wider than the screen, nothing that shuts people out; and a picture of it.</summary>
[Collection(PortalCollection.Name)]
public sealed class EveryPageTests(PortalFixture portal)
{
    public static TheoryData<ColorScheme, int, string> Looks => new MatrixTheoryData<ColorScheme, int, string>([ColorScheme.Dark, ColorScheme.Light], [1440, 390], ["en-GB", "zh-CN"]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_are_quiet_fit_the_screen_and_speak_one_language(ColorScheme theme, int width, string locale)
    {
        var look = new PageLook(theme, width, width > 1000 ? 900 : 844, locale);
        await using WatchedPage page = await portal.OpenAsync(look);
        await page.GoToFleetAsync(portal.HostId);
        await FinishAsync(page, look, "fleet");
        await page.GoToHostAsync(portal.HostId);
        await FinishAsync(page, look, "host");
        await page.GoAsync("/add-host");
        await page.Locator("[data-testid=add-host-name]").WaitForAsync();
        await FinishAsync(page, look, "add-host");
        await page.GoAsync("/settings");
        // The last card: it comes with the server's reply.
        await page.Locator("main dl dd").Nth(3).WaitForAsync();
        await FinishAsync(page, look, "settings");
        await page.GoAsync("/no/such/page");
        await page.Locator("main a[href='/hosts']").WaitForAsync();
        await FinishAsync(page, look, "missing");

        await using WatchedPage visitor = await portal.OpenSignedOutAsync(look);
        await visitor.GoAsync("/");
        await visitor.Locator("[data-testid=login-form]").WaitForAsync();
        await FinishAsync(visitor, look, "login");
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Fleet_and_host_shut_nobody_out(ColorScheme theme)
    {
        await using WatchedPage page = await portal.OpenAsync(new PageLook(theme));
        await page.GoToFleetAsync(portal.HostId);
        await CheckAsync(page, "fleet");
        await page.GoToHostAsync(portal.HostId);
        await CheckAsync(page, "host");
    }

    /// <summary>What the other tests rely on: the policy stops code that got into a page, and the watch is not blind.</summary>
    [Fact]
    public async Task Code_that_got_into_a_page_is_stopped_by_the_policy_and_seen_by_the_watch()
    {
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoToFleetAsync(portal.HostId);
        Assert.Empty(page.Problems);
        await page.Page.EvaluateAsync("() => { const div = document.createElement('div'); div.innerHTML = '<img src=\"data:,x\" onerror=\"alert(1)\">'; document.body.append(div); }");
        await PortalSteps.UntilAsync(
            () => Task.FromResult(page.Problems), problems => problems.Any(p => p.Contains("content security policy: script-src-attr", StringComparison.Ordinal)), "the violation is reported");
        Assert.DoesNotContain(page.Problems, p => p.Contains("dialog", StringComparison.Ordinal));
    }

    private static async Task FinishAsync(WatchedPage page, PageLook look, string name)
    {
        await page.SaveScreenshotAsync($"{name}-{look.Name}");
        Assert.Empty(page.Problems);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal(look.Locale[..2], await page.Page.EvaluateAsync<string>("() => document.documentElement.lang.slice(0, 2)"));
        Assert.Equal(look.Theme.ToString(), await page.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"), ignoreCase: true);
    }

    private static async Task CheckAsync(WatchedPage page, string name)
    {
        AxeResult result = await page.Page.RunAxe();
        Assert.True(result.Passes.Length > 10, $"{name}: only {result.Passes.Length} rules had something to look at");
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }
}
