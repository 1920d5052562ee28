using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>A name is what an agent or an administrator wrote; on every page it is a text and nothing else.</summary>
[Collection(PortalCollection.Name)]
public sealed class HostileNamesTests(PortalFixture portal)
{
    // An element that only one of the names could have made.
    private const string Smuggled = "#root :is(img, iframe, object, embed, script, base, form[action], a[href^='javascript'], svg[onload], details[ontoggle], marquee, style, [onerror], [onclick], [onmouseover], [onfocus])";

    private static readonly string[] Names =
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "<svg/onload=alert(1)//",
        "<iframe src=javascript:alert(1)>",
        "javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">click</a>",
        "<details open ontoggle=alert(1)>",
        "<body onload=alert(1)>",
        "<style>*{display:none}</style>",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "$t(common:cancel) {{name}}",
        "&lt;b&gt; &amp; &#x3c;img&#x3e;",
        "../../etc/passwd?x=1#y",
        "__proto__",
        "=HYPERLINK(\"http://x\",\"y\")",
        "a\u202Etxt.exe",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_that_are_code_elsewhere_are_shown_as_they_are()
    {
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            foreach (string name in Names)
            {
                made.Add(name, await AddAsync(name));
            }

            // Tall enough that no row is left out of the page.
            await using WatchedPage page = await portal.OpenAsync(new PageLook(Height: 1600));
            await page.GoToFleetAsync(portal.HostId);
            foreach ((string name, int id) in made)
            {
                await PortalSteps.UntilAsync(() => page.Row(id).GetByRole(AriaRole.Link).TextContentAsync(), text => text == name, $"the fleet shows {name}");
            }

            Assert.Equal(0, await page.Locator(Smuggled).CountAsync());
            await page.SaveScreenshotAsync("fleet-hostile-names-dark-1440-en");
            await page.Page.Keyboard.PressAsync("Control+k");
            await page.Page.GetByRole(AriaRole.Option).Filter(new() { HasTextString = Names[0] }).First.WaitForAsync();
            Assert.Equal(0, await page.Locator(Smuggled).CountAsync());
            foreach ((string name, int id) in made)
            {
                await page.GoAsync($"/hosts/{id}");
                await PortalSteps.UntilAsync(() => page.Locator("[data-testid=host-page] h1").TextContentAsync(), text => text == name, $"the host's page shows {name}");
                Assert.Equal(0, await page.Locator(Smuggled).CountAsync());
            }

            Assert.Empty(page.Problems);
        }
        finally
        {
            foreach (int id in made.Values)
            {
                using HttpResponseMessage gone = await portal.Vedette.Http.DeleteAsync($"/api/vps/{id}", Stop);
            }
        }
    }

    private async Task<int> AddAsync(string name)
    {
        using HttpResponseMessage reply = await portal.Vedette.Http.PostAsJsonAsync("/api/vps", new { name }, Stop);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return (await reply.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetInt32();
    }
}
