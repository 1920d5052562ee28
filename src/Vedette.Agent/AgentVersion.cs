using System.Reflection;

namespace Vedette.Agent;

/// <summary>The version as built.</summary>
internal static class AgentVersion
{
    public static string Text { get; } = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0";
}
