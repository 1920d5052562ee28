using Microsoft.Playwright;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>A page that stays open follows its host: between whole states, which are hours apart, by what differs.</summary>
[Collection(PortalCollection.Name)]
public sealed class LivePageTests(PortalFixture portal)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_come_and_go_on_an_open_page()
    {
        using var folder = new TemporaryFolder();
        string name = $"guest{Random.Shared.Next(100_000, 999_999)}";
        string program = folder.File(name);
        // By a program of its own: what this process wrote cannot be started while a child of it has the file open.
        await ToolOutput.OfAsync("/bin/cp", ["/usr/bin/sleep", program], Stop);
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoAsync($"/hosts/{portal.HostId}/processes");
        await page.SeeAsync(page.Locator("[data-testid=processes-row]").First, "its processes");
        await page.GoAsync($"/hosts/{portal.HostId}/processes?q={name}");
        await page.Locator("[data-testid=tab-processes] > span").WaitForAsync();
        Assert.Equal(0, await page.Locator("[data-testid=processes-row]").CountAsync());

        ILocator guest = page.Locator("[data-testid=processes-row]").Filter(new() { HasTextString = name });
        await using (RunningProgram.Start(program, ["100000"]))
        {
            await page.SeeAsync(guest.First, $"the process {name}");
            await Assertions.Expect(guest).ToHaveCountAsync(1);
        }

        await Assertions.Expect(guest).ToHaveCountAsync(0);
        Assert.Equal(0, await page.Locator("[data-key=undefined]").CountAsync());
        Assert.Empty(page.Problems);
    }
}
