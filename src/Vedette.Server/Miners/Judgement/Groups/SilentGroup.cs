namespace Vedette.Server.Miners.Judgement.Groups;

/// <summary>An agent, a site or a rack that is silent.</summary>
/// <param name="Type">agent_offline, site_offline or rack_offline.</param>
internal readonly record struct SilentGroup(string Type, int Id);
