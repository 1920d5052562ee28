namespace Vedette.Server.Security;

internal static class Schemes
{
    public const string AgentKey = "agent-key";
    public const string Person = "person";
}
