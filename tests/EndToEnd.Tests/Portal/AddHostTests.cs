using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>The line that the page shows, pasted as a person pastes it.</summary>
[Collection(PortalCollection.Name)]
public sealed class AddHostTests(PortalFixture portal)
{
    private const string Name = "pasted-host";

    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shown_line_enrols_an_agent_and_the_page_turns_into_its_first_charts()
    {
        using var folder = new TemporaryFolder();
        string state = folder.File("state");
        await using WatchedPage page = await portal.OpenAsync();
        await page.GoAsync("/add-host");
        await page.Locator("[data-testid=add-host-name]").FillAsync(Name);
        await page.Locator("[data-testid=add-host-create]").ClickAsync();
        string[] line = (await page.Locator("[data-testid=enrol-command]").TextContentAsync())!.Split(' ');
        await page.SaveScreenshotAsync("add-host-line-dark-1440-en");
        Assert.StartsWith("VEDETTE_TOKEN=vdt_", line[0], StringComparison.Ordinal);
        Assert.Equal(["vedette-agent", "enroll", "--server", portal.Vedette.Http.BaseAddress!.ToString().TrimEnd('/')], line[1..5]);

        await RunAsync(["accept-eula", "--accept-eula=1", "--state-dir", state]);
        await RunAsync([.. line[2..], "--state-dir", state], new Dictionary<string, string> { ["VEDETTE_TOKEN"] = line[0].Split('=', 2)[1] });
        await using RunningProgram agent = RunningProgram.Start(Agent, ["run", "--state-dir", state]);
        await page.WaitForInkAsync("cpu");
        await page.SaveScreenshotAsync("add-host-first-charts-dark-1440-en");
        Assert.Contains(Name, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Problems);

        await page.Locator("main a[href^='/hosts/']").ClickAsync();
        await page.ArriveAsync("**/hosts/*");
        await page.Page.Locator("h1", new() { HasTextString = Name }).WaitForAsync();
        agent.Signal(RunningProgram.SigTerm);
        await agent.ExitCodeAsync(Stop);
        using HttpResponseMessage gone = await portal.Vedette.Http.DeleteAsync($"/api/vps/{page.Path.Split('/', '?')[2]}", Stop);
        Assert.True(gone.IsSuccessStatusCode);
    }

    private static async Task RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using RunningProgram agent = RunningProgram.Start(Agent, arguments, environment);
        agent.EndInput();
        Assert.True(await agent.ExitCodeAsync(Stop) == 0, agent.Transcript);
    }
}
