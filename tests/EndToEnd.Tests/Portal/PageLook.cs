using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>How a browser is set up: what the portal looks at when the person chose nothing.</summary>
public sealed record PageLook(ColorScheme Theme = ColorScheme.Dark, int Width = 1440, int Height = 900, string Locale = "en-GB")
{
    public string Name => $"{Theme.ToString().ToLowerInvariant()}-{Width}-{Locale[..2]}";
}
