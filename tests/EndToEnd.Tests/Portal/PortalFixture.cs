using System.Text.Json;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>One server with this machine's agent and one browser for all tests of the portal; the setup was gone through in the browser, as a person does.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    // A browser that starts cold beside other tests on two processors takes its time; what is waited for comes within a second otherwise.
    private const float LongestWaitMs = 60_000;

    private readonly TemporaryFolder _folder = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string _signedIn = "";

    public VedetteUp Vedette { get; private set; } = null!;

    /// <summary>This machine, as its agent called it.</summary>
    public int HostId { get; private set; }

    public string HostName { get; private set; } = "";

    /// <summary>What the setup in the browser led to: where the page was before and after, and what went wrong meanwhile.</summary>
    public (string First, string Then, IReadOnlyList<string> Problems) Setup { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Expectations have a limit of their own, of five seconds.
        Assertions.SetDefaultExpectTimeout(LongestWaitMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
        Vedette = await VedetteUp.StartAsync(_folder.File("data"), Stop, "--interval", "1");
        await SetUpInBrowserAsync();
        await Vedette.LoginAsync(Stop);
        JsonElement host = await Until.FitsAsync(
            async () => (await Vedette.GetAsync("/api/hosts", Stop)).GetProperty("hosts")[0],
            h => h.GetProperty("metrics_time_ms").ValueKind == JsonValueKind.Number && h.GetProperty("metrics").GetProperty("cpu_usage_percent").ValueKind == JsonValueKind.Number,
            TimeSpan.FromSeconds(90), "the host has values", Stop);
        HostId = host.GetProperty("id").GetInt32();
        HostName = host.GetProperty("name").GetString()!;
    }

    /// <summary>A new browser with nothing in it but the administrator's session.</summary>
    public Task<WatchedPage> OpenAsync(PageLook? look = null) => OpenAsync(look ?? new PageLook(), _signedIn);

    public Task<WatchedPage> OpenSignedOutAsync(PageLook? look = null) => OpenAsync(look ?? new PageLook(), null);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (Vedette is not null)
        {
            await Vedette.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<WatchedPage> OpenAsync(PageLook look, string? session)
    {
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Vedette.Http.BaseAddress!.ToString(),
            ColorScheme = look.Theme,
            Locale = look.Locale,
            StorageState = session,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
        });
        context.SetDefaultTimeout(LongestWaitMs);
        return await WatchedPage.OpenAsync(context);
    }

    private async Task SetUpInBrowserAsync()
    {
        await using WatchedPage page = await OpenSignedOutAsync();
        await page.GoAsync("/");
        await page.ArriveAsync("**/setup");
        string first = page.Path;
        await page.Locator("[name=setup_code]").FillAsync(Vedette.SetupCode!);
        await page.Locator("[name=username]").FillAsync(VedetteUp.Username);
        await page.Locator("[name=password]").FillAsync(VedetteUp.Password);
        await page.Locator("[name=password_again]").FillAsync(VedetteUp.Password);
        await page.SaveScreenshotAsync("setup-dark-1440-en");
        await page.Locator("[data-testid=setup-form] [type=submit]").ClickAsync();
        await page.ArriveAsync("**/hosts");
        await page.Locator("[data-testid=fleet-row]").First.WaitForAsync();
        Setup = (first, page.Path, [.. page.Problems]);
        _signedIn = await page.Page.Context.StorageStateAsync();
    }
}
