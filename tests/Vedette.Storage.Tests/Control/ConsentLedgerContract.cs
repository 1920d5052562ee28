using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class ConsentLedgerContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_consent_again_adds_no_line_and_a_new_text_does()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        var first = new Consent("1", "aa", "root", 1000, "terminal");

        Assert.True(await Stores.Consents.AppendAsync(web.Id, first, "enrolment", 1100, Stop));
        Assert.False(await Stores.Consents.AppendAsync(web.Id, first with { }, "handshake", 1200, Stop));
        Assert.True(await Stores.Consents.AppendAsync(web.Id, first with { Version = "2", Sha256 = "bb" }, "handshake", 1300, Stop));

        Assert.Equal(["1", "2"], (await Stores.Consents.ListAsync(web.Id, Stop)).Select(e => e.Consent.Version));
        Assert.Equal("2", (await Stores.Consents.LatestAsync(web.Id, Stop))!.Consent.Version);
    }

    [Fact]
    public async Task An_agent_that_was_not_asked_has_no_line()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");

        Assert.Null(await Stores.Consents.LatestAsync(web.Id, Stop));
    }
}
