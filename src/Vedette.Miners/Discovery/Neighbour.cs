namespace Vedette.Miners.Discovery;

/// <summary>A host that this one spoke with lately on the same wire.</summary>
internal readonly record struct Neighbour(uint Address, string Mac);
