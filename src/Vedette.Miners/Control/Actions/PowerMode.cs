namespace Vedette.Miners.Control.Actions;

public enum PowerMode
{
    Low,
    Normal,
    High,
}
