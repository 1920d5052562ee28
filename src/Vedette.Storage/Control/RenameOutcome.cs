namespace Vedette.Storage.Control;

public enum RenameOutcome
{
    Renamed,
    NameTaken,
    NotFound,
}
