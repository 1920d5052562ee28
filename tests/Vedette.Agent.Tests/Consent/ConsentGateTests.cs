using Vedette.Agent.Consent;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Consent;

public sealed class ConsentGateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly StateDirectory _state;
    private readonly Eula _eula = Eula.Load();

    public ConsentGateTests()
    {
        _state = new StateDirectory(_folder.File("state"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_any_acceptance_nothing_is_written()
    {
        ConsentDecision decision = Gate(_eula).Check(new ConsentOffer(), null);
        Assert.False(decision.Passed);
        Assert.StartsWith("EULA not accepted; exiting", decision.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_state.Path));
    }

    [Theory]
    [InlineData("1", null, "flag")]
    [InlineData(null, "1", "environment")]
    [InlineData("1", "1", "flag")]
    [InlineData("2", "1", "environment")]
    public void An_offer_of_the_current_version_is_recorded(string? flag, string? environment, string how)
    {
        ConsentDecision decision = Gate(_eula).Check(new ConsentOffer(flag, environment), null);
        Assert.Equal(ConsentOutcome.AcceptedNow, decision.Outcome);
        Assert.Equal(new ConsentStatement("1", _eula.Sha256, "tester", _clock.GetUtcNow(), how), new ConsentFile(_state).Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_state.ConsentFile));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("yes")]
    [InlineData("")]
    public void An_offer_of_another_version_is_no_acceptance(string version)
    {
        ConsentDecision decision = Gate(_eula).Check(new ConsentOffer(version), null);
        Assert.Equal(ConsentOutcome.OtherVersion, decision.Outcome);
        Assert.False(Directory.Exists(_state.Path));
    }

    [Fact]
    public void An_accepted_text_is_not_asked_for_again()
    {
        Gate(_eula).Check(new ConsentOffer("1"), null);
        ConsentDecision decision = Gate(_eula).Check(new ConsentOffer(), null);
        Assert.Equal(ConsentOutcome.AlreadyAccepted, decision.Outcome);
        Assert.Equal("flag", decision.Statement!.How);
    }

    [Fact]
    public void A_changed_text_of_the_same_version_asks_again()
    {
        Gate(_eula).Check(new ConsentOffer("1"), null);
        ConsentDecision decision = Gate(_eula with { Text = _eula.Text + "And your first-born." }).Check(new ConsentOffer(), null);
        Assert.Equal(ConsentOutcome.Missing, decision.Outcome);
        Assert.Contains("has changed", decision.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_is_not_covered_by_the_flag_for_the_old_one()
    {
        Gate(_eula).Check(new ConsentOffer("1"), null);
        Assert.False(Gate(new Eula(2, "new")).Check(new ConsentOffer("1"), null).Passed);
    }

    [Fact]
    public void A_damaged_record_is_no_acceptance()
    {
        Gate(_eula).Check(new ConsentOffer("1"), null);
        File.WriteAllText(_state.ConsentFile, "{\"version\":\"1\"");
        Assert.False(Gate(_eula).Check(new ConsentOffer(), null).Passed);
    }

    [Theory]
    [InlineData("accept\n", true)]
    [InlineData("Accept \n", true)]
    [InlineData("yes\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public void At_a_terminal_only_the_word_accepts(string typed, bool passed)
    {
        var output = new StringWriter();
        var prompt = new TerminalConsentPrompt(new StringReader(typed), output, pageLines: 1000);
        ConsentDecision decision = Gate(_eula).Check(new ConsentOffer(), prompt);
        Assert.Equal(passed, decision.Passed);
        Assert.Equal(passed, Directory.Exists(_state.Path));
        Assert.Contains("9. ACCEPTANCE", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_paged_and_can_be_left()
    {
        var output = new StringWriter();
        Assert.False(new TerminalConsentPrompt(new StringReader("\nq\naccept\n"), output, pageLines: 10).Ask(_eula, changed: false));
        Assert.DoesNotContain("9. ACCEPTANCE", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_has_every_section_that_document_1_asks_for()
    {
        string[] sections = ["DATA COLLECTION", "PURPOSE", "PRIVACY", "UPDATES", "OBLIGATIONS", "TERMINATION", "WARRANTY", "LIABILITY", "ACCEPTANCE"];
        Assert.All(sections, s => Assert.Contains(s, _eula.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_account_is_named_from_the_uid_and_the_password_file()
    {
        Assert.Equal(1001u, AccountName.UidFrom(["Name:\tx", "Uid:\t1001\t1001\t1001\t1001"]));
        Assert.Equal("ann", AccountName.NameFrom(["root:x:0:0::/:", "bad", "ann:x:1001:1001::/home/ann:/bin/sh"], 1001));
        Assert.Null(AccountName.NameFrom(["root:x:0:0::/:"], 7));
    }

    private ConsentGate Gate(Eula eula) => new(eula, new ConsentFile(_state), _clock, () => "tester");
}
