using Vedette.Miners.Catalogue;
using Vedette.Model.Miners;

namespace Vedette.Miners.Errors;

/// <summary>The codes of one maker, from a text of lines <c>CODE|COMPONENT|SEVERITY|TEXT</c>.</summary>
internal sealed class ErrorTable(string resource)
{
    private readonly Dictionary<string, KnownError> _byCode = Load(resource);

    public IEnumerable<string> Codes => _byCode.Keys;

    public KnownError? Find(string code) => _byCode.GetValueOrDefault(code);

    private static Dictionary<string, KnownError> Load(string resource)
    {
        var all = new Dictionary<string, KnownError>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in TableText.ReadLines(resource))
        {
            var parts = line.Split('|');
            all.Add(parts[0], new KnownError(parts[1], Severity(parts[2]), parts[3]));
        }
        return all;
    }

    private static MinerErrorSeverity Severity(string letter) => letter switch
    {
        "i" => MinerErrorSeverity.Information,
        "w" => MinerErrorSeverity.Warning,
        "c" => MinerErrorSeverity.Critical,
        _ => throw new FormatException($"A severity in a table of errors is \"{letter}\"; it must be i, w or c."),
    };
}
