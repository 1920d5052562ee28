using System.Reflection;
using System.Text;
using Vedette.Model.Hashing;

namespace Vedette.Agent.Consent;

/// <summary>The licence text that must be accepted before the agent connects to anything. It is part of the binary, so it cannot be exchanged beside it.</summary>
internal sealed record Eula(int Version, string Text)
{
    /// <summary>Raised with every change of the text; an acceptance holds for one version only.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Lower-case hexadecimal SHA-256 of the text in UTF-8.</summary>
    public string Sha256 => Sha256Digest.HexOf(Encoding.UTF8.GetBytes(Text));

    public static Eula Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("eula.txt")
            ?? throw new InvalidOperationException("The resource eula.txt is missing from this binary; it was built wrongly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new Eula(CurrentVersion, reader.ReadToEnd());
    }
}
