namespace Vedette.Agent.Consent;

/// <summary>
/// Stands before everything that opens a socket or writes a file. Order: a record of this very text, the flag, the environment, a person at the terminal.
/// </summary>
internal sealed class ConsentGate(Eula eula, ConsentFile file, TimeProvider clock, Func<string> whoAmI)
{
    private const string HowTo =
        "Read the text with `vedette-agent eula`; accept it with `vedette-agent accept-eula`, --accept-eula=1 or VEDETTE_ACCEPT_EULA=1.";

    public ConsentDecision Check(ConsentOffer offer, TerminalConsentPrompt? prompt)
    {
        ConsentStatement? held = file.Read();
        if (held is not null && held.Covers(eula))
        {
            return new ConsentDecision(ConsentOutcome.AlreadyAccepted, held, null);
        }

        string? refusal = null;
        foreach ((string? version, string how) in new[] { (offer.FlagVersion, ConsentChannels.Flag), (offer.EnvironmentVersion, ConsentChannels.Environment) })
        {
            if (string.Equals(version, $"{eula.Version}", StringComparison.Ordinal))
            {
                return Accept(how);
            }

            refusal ??= version is null ? null : $"the {how} accepts version {version}, the text in this program is version {eula.Version}";
        }

        if (refusal is not null)
        {
            return new ConsentDecision(ConsentOutcome.OtherVersion, null, $"EULA not accepted; exiting: {refusal}. {HowTo}");
        }

        if (prompt is not null)
        {
            return prompt.Ask(eula, held is not null)
                ? Accept(ConsentChannels.Terminal)
                : new ConsentDecision(ConsentOutcome.Declined, null, "EULA not accepted; exiting. Nothing was connected and nothing was written.");
        }

        string changed = held is null ? "" : $" An earlier text (version {held.Version}) was accepted; it has changed since.";
        return new ConsentDecision(ConsentOutcome.Missing, null, $"EULA not accepted; exiting.{changed} {HowTo}");
    }

    private ConsentDecision Accept(string how)
    {
        var statement = new ConsentStatement($"{eula.Version}", eula.Sha256, whoAmI(), clock.GetUtcNow(), how);
        file.Write(statement);
        return new ConsentDecision(ConsentOutcome.AcceptedNow, statement, $"EULA version {statement.Version} accepted by {statement.AcceptedBy} ({how}).");
    }
}
