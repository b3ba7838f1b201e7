/** Editing is paused by somebody's word, in one server or in every one. */
export const pausing = {
  here: '**Editing is paused in this server.**',
  hereMeans:
    'Nothing new starts, and edits in line end without being charged. What is at work already is finished.',
  howToResume: '/kling-admin resume lets it go on.',
  goesOnHere: '**Editing goes on in this server.**',
  everywhere: '**Editing is paused in every server.**',
  everywhereMeans:
    'Edits in line keep their place, and new ones are refused. /kling-admin resume lets them go on.',
};
