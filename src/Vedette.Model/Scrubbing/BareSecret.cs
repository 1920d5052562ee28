namespace Vedette.Model.Scrubbing;

/// <summary>A secret that is known by its place only: htpasswd -b FILE USER SECRET.</summary>
/// <param name="First">The first plain word that is one, from 1. All behind it are hidden too: some of the words before may have been values of options.</param>
/// <param name="Behind">The words from where on is counted; none = from the program.</param>
internal sealed record BareSecret(int First, params string[] Behind)
{
    /// <summary>Counting begins where an option's row of letters holds this one; '\0' = it needs none.</summary>
    public char Switch { get; init; }

    /// <summary>A row of letters that holds this one makes it a word fewer; '\0' = none does.</summary>
    public char Shortens { get; init; }

    /// <summary>A row of letters that ends in this one takes the next word.</summary>
    public char TakesNext { get; init; }
}
