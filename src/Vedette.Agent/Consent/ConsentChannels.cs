namespace Vedette.Agent.Consent;

/// <summary>The ways a text can be accepted, as they stand in the record.</summary>
internal static class ConsentChannels
{
    public const string Terminal = "terminal";
    public const string Flag = "flag";
    public const string Environment = "environment";
}
