using Vedette.Model.Miners;

namespace Vedette.Miners.Control;

/// <param name="Address">Where it was seen last.</param>
/// <param name="Identity">Who it is meant to be.</param>
public sealed record ControlTarget(string Address, MinerIdentity Identity);
