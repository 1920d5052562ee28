namespace Vedette.Server.Security;

/// <summary>Who may call an endpoint. Every endpoint names exactly one; the fallback for one that does not is to refuse.</summary>
internal static class Policies
{
    public const string Open = "open";
    public const string Viewer = "viewer";
    public const string Admin = "admin";
    public const string Agent = "agent";

    /// <summary>An agent, or who brings no key where the owner turned the open mode on.</summary>
    public const string AgentOrKeyless = "agent or keyless";

    /// <summary>As <see cref="AgentOrKeyless"/>, and who is signed in.</summary>
    public const string AgentOrViewer = "agent or viewer";

    public static readonly IReadOnlyList<string> All = [Open, Viewer, Admin, Agent, AgentOrKeyless, AgentOrViewer];
}
