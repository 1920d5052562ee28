using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>A page of a browser context of its own, with everything that went wrong on it written down.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    // Asked by every page of a visitor who may not be signed in yet; the browser writes each 401 to its console.
    private const string AskedBeforeSignIn = "/api/auth/me";

    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(60);

    private readonly List<string> _problems = [];

    private WatchedPage(IPage page) => Page = page;

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Console errors and warnings, uncaught errors, violations of the content security policy, dialogs, replies of 400 and above.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems)
            {
                return [.. _problems];
            }
        }
    }

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        IPage page = await context.NewPageAsync();
        var watched = new WatchedPage(page);
        await page.ExposeFunctionAsync<string, bool>("reportPolicyViolation", watched.TakeViolation);
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => reportPolicyViolation(`${e.violatedDirective}: ${e.blockedURI} ${e.sample}`))");
        page.Console += (_, message) => watched.TakeConsole(message);
        page.PageError += (_, error) => watched.Take($"uncaught: {error}");
        page.Response += (_, reply) => watched.TakeReply(reply);
        page.Dialog += async (_, dialog) =>
        {
            watched.Take($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        return watched;
    }

    public ILocator Locator(string selector) => Page.Locator(selector);

    public Task GoAsync(string path) => Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>Waits until the page is at an address.</summary>
    /// <param name="pattern">As Playwright has it: ** is anything, * anything without a slash.</param>
    public Task ArriveAsync(string pattern)
    {
        string expression = Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        var address = new Regex($"^{expression}$", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(30));
        return ArriveAsync(address.IsMatch, pattern);
    }

    public Task ArriveAsync(Func<string, bool> fits) => ArriveAsync(fits, "what the test waits for");

    /// <summary>Waits until something is visible, and says what was instead where it never is.</summary>
    public async Task SeeAsync(ILocator wanted, string what)
    {
        try
        {
            await wanted.WaitForAsync();
        }
        catch (TimeoutException)
        {
            throw await NeverAsync(what);
        }
    }

    public async Task SaveScreenshotAsync(string name)
    {
        // Until the letters are there, a picture shows a page that nobody sees.
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryRoot.File($"artifacts/screenshots/{name}.png") });
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    // Playwright's own wait hears of a step of the portal's router at times too late, and then waits for the end of a loading that is over; the address itself is right.
    private async Task ArriveAsync(Func<string, bool> fits, string where)
    {
        try
        {
            await Until.FitsAsync(() => Task.FromResult(Page.Url), fits, LongestWay, $"the page comes to {where}", TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw await NeverAsync(where);
        }
    }

    private async Task<TimeoutException> NeverAsync(string where)
    {
        string shown = await Page.Locator("body").InnerTextAsync();
        return new TimeoutException($"The page stayed at {Path} and never came to {where}. It showed:\n{shown}\nWhat went wrong on it:\n{string.Join('\n', Problems)}");
    }

    private bool TakeViolation(string violation)
    {
        Take($"content security policy: {violation}");
        return true;
    }

    private void TakeConsole(IConsoleMessage message)
    {
        bool known = message.Location.Contains(AskedBeforeSignIn, StringComparison.Ordinal) && message.Text.Contains("401", StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !known)
        {
            Take($"console {message.Type}: {message.Text} ({message.Location})");
        }
    }

    private void TakeReply(IResponse reply)
    {
        if (reply.Status >= 400 && !(reply.Status == 401 && reply.Url.EndsWith(AskedBeforeSignIn, StringComparison.Ordinal)))
        {
            Take($"{reply.Status} {reply.Url}");
        }
    }

    private void Take(string problem)
    {
        lock (_problems)
        {
            _problems.Add($"{Path}: {problem}");
        }
    }
}
