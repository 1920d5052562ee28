using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>Debian's browser, driven by the driver that lies in Playwright's package.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    // The sandbox needs what a container does not give; the rest keeps the browser from work and calls of its own.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"];

    public static async Task<IBrowser> StartAsync(IPlaywright playwright, string program = Program)
    {
        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"chromium is missing: the portal's tests drive {program}. Install it with: apt-get install --no-install-recommends chromium", program);
        }

        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
    }
}
