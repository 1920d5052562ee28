namespace Vedette.Miners.Catalogue;

/// <summary>What is publicly known of one model; null where it is not, or where it differs from unit to unit.</summary>
/// <param name="Name">As people name it.</param>
/// <param name="Fans">0 for one that is cooled by water or oil.</param>
/// <param name="LabelHashrate">Hashes per second.</param>
public sealed record KnownModel(string Vendor, string Name, string? Algorithm, int? Boards, int? ChipsPerBoard, int? Fans, double? LabelHashrate)
{
    /// <summary>Hashes per second, about: what machines of this model reach, whichever variant. Only good for telling units apart.</summary>
    public double? TypicalHashrate { get; init; }
}
