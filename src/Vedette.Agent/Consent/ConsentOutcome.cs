namespace Vedette.Agent.Consent;

internal enum ConsentOutcome
{
    /// <summary>A record of exactly this text exists.</summary>
    AlreadyAccepted,

    /// <summary>Accepted now; the record was written.</summary>
    AcceptedNow,

    /// <summary>Nobody accepted and nobody could be asked.</summary>
    Missing,

    /// <summary>The flag or the environment accepts another version than the text in this binary.</summary>
    OtherVersion,

    /// <summary>Asked at the terminal, and not accepted.</summary>
    Declined,
}
