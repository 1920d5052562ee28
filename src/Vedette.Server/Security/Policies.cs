namespace Vedette.Server.Security;

/// <summary>Who may call an endpoint. Every endpoint names exactly one; the fallback for one that does not is to refuse.</summary>
internal static class Policies
{
    public const string Open = "open";
    public const string Viewer = "viewer";
    public const string Admin = "admin";
    public const string Agent = "agent";

    public static readonly IReadOnlyList<string> All = [Open, Viewer, Admin, Agent];
}
