namespace Vedette.Miners.Sites;

/// <summary>Keeps what is known of a site between two starts of the program.</summary>
public interface ISiteMemory
{
    /// <summary>What was kept last; nothing where there is nothing that can be read.</summary>
    IReadOnlyList<RememberedMiner> Load();

    /// <exception cref="IOException">It cannot be kept.</exception>
    void Save(IReadOnlyList<RememberedMiner> miners);
}
