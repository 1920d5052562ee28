using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class EnrolmentTokenStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static EnrolmentRedemption Redemption(int tokenId, byte secret = 5, long atMs = 1500) => new()
    {
        TokenId = tokenId,
        TokenHash = ControlStores.Hash(secret),
        Hostname = "web1",
        KeyHash = ControlStores.Hash(9),
        Facts = new AgentFacts { AgentVersion = "1.0", OsName = "Debian" },
        Consent = new Consent("1", "ab", "root", 1400, "flag"),
        Hardware = new HardwareDocument("""{"cpu_cores":4}""", "f1"),
        AtMs = atMs,
    };

    private ValueTask<EnrolmentToken> AddAsync(string? name = null, int? siteId = null) => Stores.Tokens.AddAsync(name, siteId, ControlStores.Hash(5), 1000, 2000, Stop);

    [Fact]
    public async Task A_used_token_leaves_an_agent_with_key_facts_consent_and_hardware()
    {
        EnrolmentToken token = await AddAsync();

        RedeemResult result = await Stores.Tokens.RedeemAsync(Redemption(token.Id), Stop);

        Assert.Equal(RedeemOutcome.Enrolled, result.Outcome);
        Assert.Equal(("web1", "1.0", "Debian"), (result.Agent!.Name, result.Agent.AgentVersion, result.Agent.OsName));
        Assert.Equal(ControlStores.Hash(9), result.Agent.KeyHash);
        Assert.Equal("enrolment", (await Stores.Consents.LatestAsync(result.Agent.Id, Stop))!.Source);
        Assert.Equal("""{"cpu_cores":4}""", (await Stores.Hardware.CurrentAsync(result.Agent.Id, Stop))!.Json);
        EnrolmentToken? used = await Stores.Tokens.FindAsync(token.Id, Stop);
        Assert.Equal((result.Agent.Id, "web1"), (used!.AgentId, used.AgentName));
    }

    [Fact]
    public async Task An_agent_of_a_sites_token_watches_that_site()
    {
        Site north = await Stores.Places.AddSiteAsync();
        EnrolmentToken token = await AddAsync(siteId: north.Id);
        EnrolmentToken late = await AddAsync(siteId: (await Stores.Places.AddSiteAsync("south")).Id);
        await Stores.Places.Sites.DeleteAsync(late.SiteId!.Value, Stop);

        RedeemResult result = await Stores.Tokens.RedeemAsync(Redemption(token.Id), Stop);
        RedeemResult without = await Stores.Tokens.RedeemAsync(Redemption(late.Id), Stop);

        Assert.Equal((AgentKind.Site, (int?)north.Id), (result.Agent!.Kind, result.Agent.SiteId));
        Assert.Equal((RedeemOutcome.Enrolled, (int?)null), (without.Outcome, without.Agent!.SiteId));
    }

    [Fact]
    public async Task A_token_that_is_unknown_wrong_late_or_used_says_which()
    {
        EnrolmentToken token = await AddAsync();

        Assert.Equal(RedeemOutcome.Unknown, (await Stores.Tokens.RedeemAsync(Redemption(9999), Stop)).Outcome);
        Assert.Equal(RedeemOutcome.Unknown, (await Stores.Tokens.RedeemAsync(Redemption(token.Id, secret: 6), Stop)).Outcome);
        Assert.Equal(RedeemOutcome.Expired, (await Stores.Tokens.RedeemAsync(Redemption(token.Id, atMs: 2000), Stop)).Outcome);
        Assert.Empty(await Stores.Agents.ListAsync(Stop));
        Assert.Equal(RedeemOutcome.Enrolled, (await Stores.Tokens.RedeemAsync(Redemption(token.Id), Stop)).Outcome);
        Assert.Equal(RedeemOutcome.AlreadyUsed, (await Stores.Tokens.RedeemAsync(Redemption(token.Id), Stop)).Outcome);
    }

    [Fact]
    public async Task Of_many_uses_at_once_one_wins()
    {
        EnrolmentToken token = await AddAsync();

        RedeemResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Stores.Tokens.RedeemAsync(Redemption(token.Id), Stop))));

        Assert.Single(results, r => r.Outcome == RedeemOutcome.Enrolled);
        Assert.Equal(15, results.Count(r => r.Outcome == RedeemOutcome.AlreadyUsed));
        Assert.Single(await Stores.Agents.ListAsync(Stop));
    }

    [Fact]
    public async Task A_taken_name_gets_a_number_and_stays_within_its_length()
    {
        string longName = new('n', 128);
        await Stores.AddAgentAsync("web1");
        await Stores.AddAgentAsync(longName);

        Assert.Equal("web1-2", (await Stores.Tokens.RedeemAsync(Redemption((await AddAsync()).Id), Stop)).Agent!.Name);
        Assert.Equal("web1-3", (await Stores.Tokens.RedeemAsync(Redemption((await AddAsync()).Id), Stop)).Agent!.Name);
        Assert.Equal(longName[..126] + "-2", (await Stores.Tokens.RedeemAsync(Redemption((await AddAsync(longName)).Id), Stop)).Agent!.Name);
    }
}
