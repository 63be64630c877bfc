using Scheduling.Desk.Api;

namespace Scheduling.Desk.Patients;

/// <summary>All that the clinic knows of a patient, as one page shows it.</summary>
public sealed record PatientView
{
    public required Patient Patient { get; init; }

    /// <summary>Null while nobody said how the patient is reached.</summary>
    public required Contact? Contact { get; init; }

    public required IReadOnlyList<Therapist> Therapists { get; init; }
    public required TherapistOfRecord? Record { get; init; }
    public required IReadOnlyList<Course> Courses { get; init; }
    public required IReadOnlyDictionary<string, Protocol> Protocols { get; init; }
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }
    public required IReadOnlyList<Ride> Rides { get; init; }
    public required IReadOnlyList<Reminder> Reminders { get; init; }
    public required IReadOnlyList<PatientTask> Tasks { get; init; }

    /// <summary>What was said about messages to the number of the patient.</summary>
    public required IReadOnlyList<OptOut> OptOuts { get; init; }

    public required IReadOnlyList<PatientLink> Links { get; init; }

    public string Id => Patient.PatientId;
    public string Name => Patient.DisplayName ?? Patient.PatientId;

    internal static async Task<PatientView> Read(HttpContext http, ClinicApi api, string clinicId, string patientId)
    {
        var at = $"v1/clinics/{clinicId}";
        var of = $"{at}/patients/{patientId}";
        var patient = await api.Get<Patient>(http, of);
        var (contact, record) = (api.Find<Contact>(http, $"{of}/contact"), api.Find<TherapistOfRecord>(http, $"{of}/therapist"));
        var (therapists, links) = (api.List<Therapist>(http, $"{at}/therapists"), api.List<PatientLink>(http, $"{of}/links"));
        var (courses, protocols) = (api.List<Course>(http, $"{at}/courses?patientId={patientId}"), api.List<Protocol>(http, $"{at}/protocols"));
        var (followUps, rides) = (api.List<FollowUp>(http, $"{at}/follow-ups?patientId={patientId}"), api.List<Ride>(http, $"{at}/rides?patientId={patientId}"));
        var (reminders, tasks) = (api.List<Reminder>(http, $"{at}/reminders?patientId={patientId}"), api.List<PatientTask>(http, $"{at}/patient-tasks?patientId={patientId}"));
        var said = api.List<OptOut>(http, $"{at}/opt-outs");
        await Task.WhenAll(contact, record, therapists, links, courses, protocols, followUps, rides, reminders, tasks, said);
        return new()
        {
            Patient = patient,
            Contact = contact.Result,
            Therapists = therapists.Result,
            Record = record.Result,
            Courses = courses.Result,
            Protocols = protocols.Result.ToDictionary(protocol => protocol.Id),
            FollowUps = followUps.Result,
            Rides = rides.Result,
            Reminders = [.. reminders.Result.OrderByDescending(reminder => reminder.SentAt ?? reminder.DueAt)],
            Tasks = [.. tasks.Result.OrderBy(task => task.Status == "done").ThenBy(task => task.DueAt)],
            OptOuts = [.. said.Result.Where(entry => entry.Number == contact.Result?.Phone).OrderByDescending(entry => entry.At)],
            Links = links.Result,
        };
    }
}
