using Vedette.Miners.Sites;

namespace Vedette.Miners.Tests.Sites;

/// <summary>Keeps what is saved for the next site of the same test.</summary>
internal sealed class KeptInMemory : ISiteMemory
{
    public IReadOnlyList<RememberedMiner> Kept { get; set; } = [];

    public int Saves { get; private set; }

    public IReadOnlyList<RememberedMiner> Load() => Kept;

    public void Save(IReadOnlyList<RememberedMiner> miners)
    {
        Kept = miners;
        Saves++;
    }
}
