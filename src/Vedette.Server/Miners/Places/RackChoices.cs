namespace Vedette.Server.Miners.Places;

/// <summary>What a person changes of a rack. What is left out stays; a null container takes it out of its container.</summary>
internal sealed class RackChoices
{
    private bool _movesContainer;

    public string? Name { get; set; }

    public int? ContainerId
    {
        get;
        set
        {
            field = value;
            _movesContainer = true;
        }
    }

    public int? Rows { get; set; }

    public int? Columns { get; set; }

    public int? ContainerOf(int? now) => _movesContainer ? ContainerId : now;
}
