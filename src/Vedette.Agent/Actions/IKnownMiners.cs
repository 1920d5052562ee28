using Vedette.Model.Miners;

namespace Vedette.Agent.Actions;

/// <summary>The miners that this agent found itself. An order names one of them by its key; no address comes from outside.</summary>
internal interface IKnownMiners
{
    /// <summary>Where it was seen last and who it is; null for a key that this agent does not know.</summary>
    (string Address, MinerIdentity Identity)? Find(string key);
}
