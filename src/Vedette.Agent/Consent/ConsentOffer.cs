namespace Vedette.Agent.Consent;

/// <summary>What this start of the program says about acceptance. Null = not given. A flag without a number means version 1, the first text.</summary>
/// <param name="FlagVersion">From <c>--accept-eula[=N]</c>.</param>
/// <param name="EnvironmentVersion">From <c>VEDETTE_ACCEPT_EULA</c> or <c>EULA_ACCEPTED</c>.</param>
internal sealed record ConsentOffer(string? FlagVersion = null, string? EnvironmentVersion = null)
{
    public const string EnvironmentName = "VEDETTE_ACCEPT_EULA";

    /// <summary>Document 1's name for the same.</summary>
    public const string OriginalEnvironmentName = "EULA_ACCEPTED";

    public static ConsentOffer From(string? flagVersion, IReadOnlyDictionary<string, string> environment)
    {
        string? fromEnvironment = environment.GetValueOrDefault(EnvironmentName);
        fromEnvironment = string.IsNullOrEmpty(fromEnvironment) ? environment.GetValueOrDefault(OriginalEnvironmentName) : fromEnvironment;
        return new ConsentOffer(flagVersion, string.IsNullOrEmpty(fromEnvironment) ? null : fromEnvironment);
    }
}
