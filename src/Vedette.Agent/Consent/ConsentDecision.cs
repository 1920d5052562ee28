namespace Vedette.Agent.Consent;

/// <param name="Statement">The record that now holds, or null where nothing was accepted.</param>
/// <param name="Message">What to tell the person who started the program; null where nothing needs saying.</param>
internal sealed record ConsentDecision(ConsentOutcome Outcome, ConsentStatement? Statement, string? Message)
{
    public bool Passed => Statement is not null;
}
