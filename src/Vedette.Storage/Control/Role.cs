namespace Vedette.Storage.Control;

/// <summary>What a person may do. The numbers are stored: never reuse one.</summary>
public enum Role
{
    Viewer = 1,
    Admin = 2,
}
