using System.Text;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Portal;
using Vedette.EndToEnd.Tests.Transport;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>What pages of the portal hold when a person looks at them: the whole document, as the browser has it.</summary>
internal sealed class SeenPages : IAsyncDisposable
{
    // Beside other tests on two processors; what is waited for comes within a second otherwise.
    private const float LongestWaitMs = 60_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly WatchedPage _page;

    private SeenPages(IPlaywright playwright, IBrowser browser, WatchedPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    public static async Task<SeenPages> OpenAsync(ServerProgram server)
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await Chromium.StartAsync(playwright);
        // Tall enough that no row is left out of the page.
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Url.ToString(), Locale = "en", ViewportSize = new ViewportSize { Width = 1600, Height = 1600 } });
        context.SetDefaultTimeout(LongestWaitMs);
        IAPIResponse login = await context.APIRequest.PostAsync("/api/auth/login", new APIRequestContextOptions { DataObject = new { username = "admin", password = ServerProgram.Password } });
        Assert.True(login.Ok, await login.TextAsync());
        return new SeenPages(playwright, browser, await WatchedPage.OpenAsync(context));
    }

    /// <summary>The processes and containers with this name.</summary>
    public async Task<byte[]> OfHostAsync(int host, string name)
    {
        var all = new StringBuilder();
        await TableAsync(host, "processes", name);
        all.Append(await _page.Page.ContentAsync());
        await TableAsync(host, "containers", name);
        return Encoding.UTF8.GetBytes(all.Append(await _page.Page.ContentAsync()).ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private async Task TableAsync(int host, string tab, string name)
    {
        await _page.GoAsync($"/hosts/{host}/{tab}?q={name}");
        await _page.SeeAsync(_page.Locator($"[data-testid={tab}-row]").Filter(new() { HasTextString = name }).First, $"a row of {name}");
    }
}
